import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { renewLease } from "../../labeling/lease.ts";
import { LiveRegion } from "../../labeling/live-region.tsx";
import { type PreparedTask, prepareTask } from "../../labeling/open-task.ts";
import { StreamFrame } from "../../labeling/stream-frame.tsx";
import { type Project, queries } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { useMe } from "../../server/session.ts";
import { Loaded, LoadProblem } from "../../ui/loaded.tsx";
import { NothingWaits } from "./nothing-waits.tsx";
import { reviewQueueOf } from "./review-api.ts";
import { ReviewGrid } from "./review-grid.tsx";
import { type ReviewState, ReviewStream } from "./review-stream.ts";
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
  if (state.at === "judging") {
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
  return (
    <StreamFrame project={project} title={t`Review`}>
      <NoTask state={state} onLook={() => void stream.start()} />
    </StreamFrame>
  );
}

type NoTaskProps = {
  readonly state: Exclude<ReviewState<PreparedTask>, { at: "judging" }>;
  readonly onLook: () => void;
};

/** What stands there while no task is before the reviewer. */
function NoTask({ state, onLook }: NoTaskProps): ReactNode {
  const { t } = useLingui();
  switch (state.at) {
    case "opening":
      return <p role="status" className="appear-late p-6 text-quiet">{t`Opening the next task`}</p>;
    case "empty":
      return <NothingWaits onLook={onLook}>{state.why}</NothingWaits>;
    case "failed":
      return (
        <div className="mx-auto max-w-xl p-8">
          <LoadProblem problem={state.problem} onRetry={onLook} />
        </div>
      );
  }
}
