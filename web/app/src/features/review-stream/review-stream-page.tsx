import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import { Coffee } from "lucide-react";
import { type ReactNode, useState } from "react";
import { LiveRegion } from "../../labeling/live-region.tsx";
import { type PreparedTask, prepareTask } from "../../labeling/open-task.ts";
import { type Project, queries, type Task } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loaded, LoadProblem } from "../../ui/loaded.tsx";
import { nextReview } from "./review-api.ts";
import { ReviewFrame } from "./review-frame.tsx";
import { ReviewTask } from "./review-task.tsx";

type Step =
  | { readonly at: "task"; readonly task: Task; readonly prepared: PreparedTask }
  | { readonly at: "none"; readonly why: string };

/** Where completed tasks are judged, one after the other. */
export function ReviewStreamPage({ projectId }: { readonly projectId: number }): ReactNode {
  const project = useQuery(projectQuery(projectId));
  const me = useMe();
  return (
    <Loaded query={project} page={true}>
      {(found) => me !== undefined && <Stream key={me.id} project={found} person={me.id} />}
    </Loaded>
  );
}

function stepKey(projectId: number, after: number | null): QueryKey {
  return ["review", projectId, after];
}

async function load(project: Project, after: number | null): Promise<Step> {
  const found = await nextReview(project.id, after);
  if ("why" in found) {
    return { at: "none", why: found.why };
  }
  return { at: "task", task: found, prepared: await prepareTask(project.label_config, found.data) };
}

function Stream({ project, person }: { readonly project: Project; readonly person: number }): ReactNode {
  const { t } = useLingui();
  const [after, setAfter] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const step = useQuery({
    queryKey: stepKey(project.id, after),
    queryFn: () => load(project, after),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const present = step.data?.at === "task" ? step.data.task.id : null;
  // The next task is claimed and decoded while this one is judged.
  const ahead = useQuery({
    queryKey: stepKey(project.id, present),
    queryFn: () => load(project, present),
    enabled: present !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const forward = (): void => {
    void queries.invalidateQueries({ queryKey: projectQuery(project.id).queryKey });
    if (ahead.data?.at === "none") {
      // What was not there ahead may be there now.
      queries.removeQueries({ queryKey: ["review", project.id] });
      setAfter(null);
    } else {
      setAfter(present);
    }
  };
  const again = (): void => {
    queries.removeQueries({ queryKey: ["review", project.id] });
    setAfter(null);
    void step.refetch();
  };
  if (step.data === undefined || step.data.at === "none") {
    return (
      <ReviewFrame project={project}>
        {step.error !== null && (
          <div className="mx-auto max-w-xl p-8">
            <LoadProblem problem={step.error} onRetry={again} />
          </div>
        )}
        {step.data === undefined && step.error === null && (
          <p role="status" className="appear-late p-6 text-quiet">{t`Opening the next task`}</p>
        )}
        {step.data?.at === "none" && (
          <EmptyState
            icon={<Coffee size={28} strokeWidth={1.25} aria-hidden={true} />}
            title={<Trans>Nothing to review now</Trans>}
            action={
              <Button onClick={again}>
                <Trans>Look again</Trans>
              </Button>
            }
          >
            {step.data.why}
          </EmptyState>
        )}
      </ReviewFrame>
    );
  }
  return (
    <>
      <ReviewTask
        key={step.data.task.id}
        project={project}
        person={person}
        task={step.data.task}
        prepared={step.data.prepared}
        announce={setSaid}
        onDone={forward}
      />
      <LiveRegion text={said} label={t`Announcements`} />
    </>
  );
}
