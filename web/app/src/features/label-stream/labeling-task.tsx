import { useEditor } from "@assay/editor-react";
import { type Missing, missing } from "@assay/labeling";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useMemo, useState } from "react";
import { CommentPins } from "../../labeling/comment-pins.tsx";
import { Workspace } from "../../labeling/workspace.tsx";
import type { Action } from "../../lib/action.ts";
import type { Project } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { DocumentTitle } from "../../ui/document-title.tsx";
import { Keys } from "../../ui/keys.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { rejectionOf } from "./beginning.ts";
import type { LabelStream, StreamState } from "./label-stream.ts";
import { LeaseClock } from "./lease-clock.tsx";
import { Neighbours } from "./neighbours.tsx";
import { Notices } from "./notices.tsx";
import { SaveStatus } from "./save-status.tsx";
import { SkipDialog } from "./skip-dialog.tsx";
import { StreamCrumbs, StreamProgress } from "./stream-frame.tsx";
import { TaskInfo } from "./task-info.tsx";

export type LabelingTaskProps = {
  readonly stream: LabelStream;
  readonly state: Extract<StreamState, { at: "labeling" }>;
  readonly project: Project;
  readonly onTask: (task: number | null) => void;
};

/** One task of the stream on the screen. */
export function LabelingTask({ stream, state, project, onTask }: LabelingTaskProps): ReactNode {
  const { t } = useLingui();
  const { item } = state;
  const { task, opened, beginning } = item;
  const [skipping, setSkipping] = useState(false);
  const [pressed, setPressed] = useState(false);
  const rejection = rejectionOf(task, beginning.annotation);
  const lacks = useLacks(opened, project);
  const submit = (): void => {
    setPressed(true);
    const first = lacks[0];
    if (first === undefined) {
      void stream.give({});
    } else if (first.region !== undefined) {
      opened.controller.select([first.region]);
    }
  };
  const verb = beginning.annotation === null ? t`Submit` : t`Update`;
  useActions(useStreamActions(verb, project.show_skip_button, submit, () => setSkipping(true)));
  return (
    <>
      <DocumentTitle text={t`Label task ${task.id}`} />
      <Workspace
        opened={opened}
        header={
          <>
            <StreamCrumbs project={project} />
            <h1 className="font-medium whitespace-nowrap">
              <Trans>Task {task.id}</Trans>
            </h1>
            <Neighbours project={project} task={task.id} onTask={onTask} />
            <StateBadge state={task.state} />
            <LeaseClock until={state.leaseUntil} lost={state.leaseLost} />
            <StreamProgress project={project} />
            <SaveStatus save={state.save} />
            <span className="flex-1" />
          </>
        }
        notices={
          <Notices
            project={project}
            rejection={rejection}
            from={beginning.from}
            prediction={beginning.prediction}
            lacks={pressed ? lacks : []}
            problem={state.problem}
            onInsist={() => void stream.give({ insist: true })}
            onAcceptAll={() => opened.controller.acceptPrediction("all")}
          />
        }
        panels={[{ value: "info", label: t`Info`, panel: <TaskInfo task={task} project={project} /> }]}
        overlay={
          rejection !== null && (
            <CommentPins pins={rejection.pins ?? []} opened={opened} label={t`Reviewer's comments`} />
          )
        }
        bar={
          <>
            <span id="lacks" className={lacks.length > 0 ? "text-quiet" : "sr-only"}>
              {lacks.length > 0 && <Plural value={lacks.length} one="# answer missing" other="# answers missing" />}
            </span>
            {project.show_skip_button && (
              <Button disabled={state.sending} onClick={() => setSkipping(true)}>
                <Trans>Skip</Trans> <Keys shortcut="ctrl+space" />
              </Button>
            )}
            <Button kind="primary" busy={state.sending} onClick={submit} aria-describedby="lacks">
              {verb} <SubmitKeys />
            </Button>
          </>
        }
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

function SubmitKeys(): ReactNode {
  return <kbd className="rounded border border-on-accent/40 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>;
}

/** What the config or the project asks for that the answer does not have yet. */
function useLacks(opened: LabelingTaskProps["state"]["item"]["opened"], project: Project): readonly Missing[] {
  const { t } = useLingui();
  const { content } = useEditor(opened.controller);
  return useMemo(() => {
    const required = missing(opened.config, content);
    const nothing = content.regions.length + content.kept.length + Object.keys(content.answers).length === 0;
    if (required.length === 0 && nothing && !project.enable_empty_annotation) {
      return [{ control: "", message: t`Mark or answer something, or skip the task.` }];
    }
    return required;
  }, [opened.config, content, project.enable_empty_annotation, t]);
}

function useStreamActions(verb: string, maySkip: boolean, submit: () => void, skip: () => void): readonly Action[] {
  const { t } = useLingui();
  const group = t`This page`;
  return [
    { id: "submit", label: verb, shortcut: "ctrl+enter", whileTyping: true, group, enabled: () => true, run: submit },
    { id: "skip", label: t`Skip`, shortcut: "ctrl+space", whileTyping: true, group, enabled: () => maySkip, run: skip },
  ];
}
