import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Coffee } from "lucide-react";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { renewLease } from "../../labeling/lease.ts";
import { LiveRegion } from "../../labeling/live-region.tsx";
import { type PreparedTask, prepareTask } from "../../labeling/open-task.ts";
import { StreamFrame } from "../../labeling/stream-frame.tsx";
import { type Project, queries } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loaded, LoadProblem } from "../../ui/loaded.tsx";
import { reviewQueueOf } from "./review-api.ts";
import { ReviewGrid } from "./review-grid.tsx";
import { ReviewStream } from "./review-stream.ts";
import { ReviewTask } from "./review-task.tsx";

/** Where completed tasks are judged, one after the other or many at once. */
export function ReviewStreamPage({ projectId }: { readonly projectId: number }): ReactNode {
  const project = useQuery(projectQuery(projectId));
  const me = useMe();
  return (
    <Loaded query={project} page={true}>
      {(found) => me !== undefined && <Review key={me.id} project={found} person={me.id} />}
    </Loaded>
  );
}

type ReviewProps = { readonly project: Project; readonly person: number };

function Review({ project, person }: ReviewProps): ReactNode {
  const [many, setMany] = useState(false);
  return many ? (
    <ReviewGrid project={project} person={person} onSingle={() => setMany(false)} />
  ) : (
    <OneByOne project={project} person={person} onMany={() => setMany(true)} />
  );
}

type OneByOneProps = ReviewProps & { readonly onMany: () => void };

function OneByOne({ project, person, onMany }: OneByOneProps): ReactNode {
  const { t } = useLingui();
  const [said, setSaid] = useState("");
  const [stream, setStream] = useState<ReviewStream<PreparedTask> | null>(null);
  // The config as it was when the stream began: a change of it reaches the next visit, never an open task.
  const [begun] = useState(project);
  useEffect(() => {
    const made = new ReviewStream<PreparedTask>({
      server: reviewQueueOf(begun.id),
      renew: renewLease,
      prepare: (task) => prepareTask(begun.label_config, task.data),
    });
    setStream(made);
    void made.start();
    return () => made.close();
  }, [begun]);
  return (
    <>
      {stream !== null && (
        <Shown stream={stream} project={project} person={person} announce={setSaid} onMany={onMany} />
      )}
      <LiveRegion text={said} label={t`Announcements`} />
    </>
  );
}

type ShownProps = OneByOneProps & {
  readonly stream: ReviewStream<PreparedTask>;
  readonly announce: (text: string) => void;
};

function Shown({ stream, project, person, announce, onMany }: ShownProps): ReactNode {
  const { t } = useLingui();
  const state = useSyncExternalStore(stream.subscribe, () => stream.state);
  const again = (): void => void stream.start();
  switch (state.at) {
    case "opening":
      return (
        <StreamFrame project={project} title={t`Review`}>
          <p role="status" className="appear-late p-6 text-quiet">{t`Opening the next task`}</p>
        </StreamFrame>
      );
    case "empty":
      return (
        <StreamFrame project={project} title={t`Review`}>
          <EmptyState
            icon={<Coffee size={28} strokeWidth={1.25} aria-hidden={true} />}
            title={<Trans>Nothing to review now</Trans>}
            action={
              <Button onClick={again}>
                <Trans>Look again</Trans>
              </Button>
            }
          >
            {state.why}
          </EmptyState>
        </StreamFrame>
      );
    case "failed":
      return (
        <StreamFrame project={project} title={t`Review`}>
          <div className="mx-auto max-w-xl p-8">
            <LoadProblem problem={state.problem} onRetry={again} />
          </div>
        </StreamFrame>
      );
    case "judging":
      return (
        <ReviewTask
          key={state.turn}
          project={project}
          person={person}
          state={state}
          announce={announce}
          onJump={(task) => void stream.jump(task)}
          onSkip={() => void stream.skip()}
          onMany={onMany}
          onDone={() => {
            void queries.invalidateQueries({ queryKey: projectQuery(project.id).queryKey });
            void stream.forward();
          }}
        />
      );
  }
}
