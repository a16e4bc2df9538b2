import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { CommentPins } from "../../labeling/comment-pins.tsx";
import { type Discussion, useDiscussion } from "../../labeling/discussion.ts";
import { LeaseClock } from "../../labeling/lease-clock.tsx";
import type { OpenTask } from "../../labeling/open-task.ts";
import { usePanels } from "../../labeling/panel-layout.ts";
import { PinCatcher } from "../../labeling/pin-catcher.tsx";
import { StreamCrumbs } from "../../labeling/stream-frame.tsx";
import { Workspace } from "../../labeling/workspace.tsx";
import type { Action } from "../../lib/action.ts";
import type { Project } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { DocumentTitle } from "../../ui/document-title.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { rejectionOf } from "./beginning.ts";
import type { LabelStream, StreamState } from "./label-stream.ts";
import { goToLack, useLacks } from "./lacks.ts";
import { Neighbours } from "./neighbours.tsx";
import { Notices } from "./notices.tsx";
import { SaveStatus } from "./save-status.tsx";
import { SkipDialog } from "./skip-dialog.tsx";
import { StreamProgress } from "./stream-progress.tsx";
import { SubmitBar } from "./submit-bar.tsx";
import { useTaskTabs } from "./task-tabs.tsx";

export type LabelingTaskProps = {
  readonly stream: LabelStream;
  readonly state: Extract<StreamState, { at: "labeling" }>;
  readonly project: Project;
  readonly onTask: (task: number | null) => void;
};

/** One task of the stream on the screen. */
export function LabelingTask(props: LabelingTaskProps): ReactNode {
  const { t } = useLingui();
  const { stream, state, project } = props;
  const { task, opened, beginning } = state.item;
  const [skipping, setSkipping] = useState(false);
  const [pressed, setPressed] = useState(false);
  const panels = usePanels();
  const discussion = useDiscussion(task, beginning.annotation?.id ?? null);
  const tabs = useTaskTabs(project, state.item, discussion);
  const lacks = useLacks(opened, project);
  const submit = (): void => {
    setPressed(true);
    const [first] = lacks;
    if (first === undefined) {
      void stream.give({});
    } else {
      goToLack(opened, panels, first);
    }
  };
  const comment = (): void => panels.show("comments");
  const verb = beginning.annotation === null ? t`Submit` : t`Update`;
  const skip = project.show_skip_button ? (): void => setSkipping(true) : null;
  useActions(useStreamActions(verb, submit, skip));
  return (
    <>
      <DocumentTitle text={t`Label task ${task.id}`} />
      <Workspace
        opened={opened}
        panels={panels}
        header={<TaskHeader {...props} />}
        notices={
          <Notices
            project={project}
            rejection={rejectionOf(task, beginning.annotation)}
            from={beginning.from}
            prediction={beginning.prediction}
            lacks={pressed ? lacks : []}
            problem={state.problem}
            onInsist={() => void stream.give({ insist: true })}
            onAcceptAll={() => opened.controller.acceptPrediction("all")}
            onLack={(lack) => goToLack(opened, panels, lack)}
            onReply={comment}
          />
        }
        tabs={tabs}
        overlay={<Places opened={opened} discussion={discussion} onOpen={comment} />}
        bar={<SubmitBar verb={verb} lacks={lacks.length} sending={state.sending} onSubmit={submit} onSkip={skip} />}
      />
      <SkipDialog
        open={skipping}
        onClose={() => setSkipping(false)}
        onSkip={(reason) => {
          setSkipping(false);
          void stream.give({ skip: { reason } });
        }}
      />
    </>
  );
}

type PlacesProps = {
  readonly opened: OpenTask;
  readonly discussion: Discussion;
  readonly onOpen: () => void;
};

/** The places that comments point at, and the next one while one is being marked. */
function Places({ opened, discussion, onOpen }: PlacesProps): ReactNode {
  const { t } = useLingui();
  return (
    <>
      <CommentPins pins={discussion.pins} opened={opened} label={t`Comments`} onOpen={onOpen} />
      {discussion.marking && <PinCatcher opened={opened} onPin={discussion.mark} />}
    </>
  );
}

/** Which task it is, how long it is held, and where the answer is. */
function TaskHeader({ state, project, onTask }: LabelingTaskProps): ReactNode {
  const { task, save } = state.item;
  return (
    <>
      <StreamCrumbs project={project} />
      <h1 className="font-medium whitespace-nowrap">
        <Trans>Task {task.id}</Trans>
      </h1>
      <Neighbours project={project} task={task.id} onTask={onTask} />
      <StateBadge state={task.state} />
      <LeaseClock until={state.leaseUntil} lost={state.leaseLost} />
      <StreamProgress project={project} />
      <SaveStatus save={save} />
      <span className="flex-1" />
    </>
  );
}

function useStreamActions(verb: string, submit: () => void, skip: (() => void) | null): readonly Action[] {
  const { t } = useLingui();
  const shared = { group: t`This page`, whileTyping: true };
  return [
    { id: "submit", label: verb, shortcut: "ctrl+enter", enabled: () => true, run: submit, ...shared },
    {
      id: "skip",
      label: t`Skip`,
      shortcut: "ctrl+space",
      enabled: () => skip !== null,
      run: () => skip?.(),
      ...shared,
    },
  ];
}
