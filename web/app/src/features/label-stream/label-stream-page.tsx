import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { LiveRegion } from "../../labeling/live-region.tsx";
import { StreamFrame } from "../../labeling/stream-frame.tsx";
import type { Project } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { useMe } from "../../server/session.ts";
import { Loaded, LoadProblem } from "../../ui/loaded.tsx";
import { EmptyQueue } from "./empty-queue.tsx";
import { LabelStream } from "./label-stream.ts";
import { LabelingTask } from "./labeling-task.tsx";

export type LabelStreamPageProps = {
  readonly projectId: number;
  readonly taskId: number | null;
  readonly onTask: (task: number | null) => void;
};

/** Where tasks are answered, one after the other. */
export function LabelStreamPage({ projectId, taskId, onTask }: LabelStreamPageProps): ReactNode {
  const project = useQuery(projectQuery(projectId));
  const me = useMe();
  return (
    <Loaded query={project} page={true}>
      {(found) =>
        me !== undefined && <Stream key={me.id} project={found} person={me.id} taskId={taskId} onTask={onTask} />
      }
    </Loaded>
  );
}

type StreamProps = {
  readonly project: Project;
  readonly person: number;
  readonly taskId: number | null;
  readonly onTask: (task: number | null) => void;
};

function Stream({ project, person, taskId, onTask }: StreamProps): ReactNode {
  const { t } = useLingui();
  const [said, setSaid] = useState("");
  const [stream, setStream] = useState<LabelStream | null>(null);
  // The config as it was when the stream began: a change of it reaches the next visit, never an open task.
  const [begun] = useState(project);
  useEffect(() => {
    const made = new LabelStream({ project: begun, person, announce: setSaid, onCertainGiven: () => onTask(null) });
    setStream(made);
    void made.start(taskId);
    return () => void made.close();
  }, [begun, person, taskId, onTask]);
  return (
    <>
      {stream !== null && <Shown stream={stream} project={project} onTask={onTask} />}
      <LiveRegion text={said} label={t`Announcements`} />
    </>
  );
}

type ShownProps = {
  readonly stream: LabelStream;
  readonly project: Project;
  readonly onTask: (task: number | null) => void;
};

function Shown({ stream, project, onTask }: ShownProps): ReactNode {
  const { t } = useLingui();
  const state = useSyncExternalStore(stream.subscribe, () => stream.state);
  switch (state.at) {
    case "opening":
      return (
        <StreamFrame project={project} title={t`Label`}>
          <p role="status" className="appear-late p-6 text-quiet">{t`Opening the next task`}</p>
        </StreamFrame>
      );
    case "labeling":
      return <LabelingTask key={state.item.task.id} stream={stream} state={state} project={project} onTask={onTask} />;
    case "empty":
    case "waiting":
      return (
        <StreamFrame project={project} title={t`Label`}>
          <EmptyQueue project={project} why={state.at === "empty" ? state.why : null} onRetry={() => stream.retry()} />
        </StreamFrame>
      );
    case "failed":
      return (
        <StreamFrame project={project} title={t`Label`}>
          <div className="mx-auto max-w-xl p-8">
            <LoadProblem problem={state.problem} onRetry={() => stream.retry()} />
          </div>
        </StreamFrame>
      );
  }
}
