import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { CommentPins } from "../../labeling/comment-pins.tsx";
import { openTask, type PreparedTask, resultOf } from "../../labeling/open-task.ts";
import { Workspace } from "../../labeling/workspace.tsx";
import type { Action } from "../../lib/action.ts";
import type { Annotation, NewReview, Pin, Project, Task } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { authorOf } from "../../server/tasks.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Keys } from "../../ui/keys.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { PinCatcher } from "./pin-catcher.tsx";
import { RejectPanel } from "./reject-panel.tsx";
import { judge } from "./review-api.ts";
import { ReviewCrumbs, ReviewFrame } from "./review-frame.tsx";
import { judgeable } from "./reviewing.ts";

export type ReviewTaskProps = {
  readonly project: Project;
  readonly person: number;
  readonly task: Task;
  readonly prepared: PreparedTask;
  readonly announce: (text: string) => void;
  readonly onDone: () => void;
};

/** One completed task before its reviewer. */
export function ReviewTask(props: ReviewTaskProps): ReactNode {
  const { project, person, task, onDone } = props;
  const answers = judgeable(task, person, project.review_own ?? false);
  const [chosen, setChosen] = useState(answers[0]?.id ?? null);
  const annotation = answers.find((each) => each.id === chosen);
  if (annotation === undefined) {
    return (
      <ReviewFrame project={project}>
        <EmptyState
          title={<Trans>Nothing of task {task.id} is for you to judge</Trans>}
          action={
            <Button onClick={onDone}>
              <Trans>Next task</Trans>
            </Button>
          }
        >
          <Trans>Its answers are your own or have a verdict.</Trans>
        </EmptyState>
      </ReviewFrame>
    );
  }
  return <Judging key={annotation.id} {...props} annotation={annotation} answers={answers} onChoose={setChosen} />;
}

type JudgingProps = ReviewTaskProps & {
  readonly annotation: Annotation;
  readonly answers: readonly Annotation[];
  readonly onChoose: (annotation: number) => void;
};

type Mode = "looking" | "fixing" | "rejecting";

function Judging(props: JudgingProps): ReactNode {
  const { project, task, prepared, annotation, answers, announce, onChoose, onDone } = props;
  const { t } = useLingui();
  const nameOf = useNames();
  const [mode, setMode] = useState<Mode>("looking");
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const opened = useMemo(
    () => openTask(prepared, { result: annotation.result ?? [], readonly: mode !== "fixing", announce }),
    [prepared, annotation, announce, mode],
  );
  useEffect(() => () => opened.controller.destroy(), [opened]);
  const verdict = useMutation({
    mutationFn: (review: NewReview) => judge(annotation, review),
    onSuccess: onDone,
  });
  const accept = (): void => verdict.mutate({ verdict: "accepted" });
  const fix = (): void => {
    if (mode === "fixing") {
      verdict.mutate({ verdict: "fixed", result: resultOf(opened) });
    } else {
      setMode("fixing");
    }
  };
  useActions(useReviewActions({ mode, accept, fix, reject: () => setMode("rejecting"), skip: onDone }));
  return (
    <Workspace
      opened={opened}
      header={
        <>
          <ReviewCrumbs project={project} />
          <h1 className="font-medium whitespace-nowrap">
            <Trans>Review task {task.id}</Trans>
          </h1>
          <StateBadge state={task.state} />
          {answers.length > 1 ? (
            <Select
              label={t`Answer of`}
              labelHidden={true}
              value={String(annotation.id)}
              onChange={(id) => onChoose(Number(id))}
              options={answers.map((each) => ({ value: String(each.id), label: nameOf(authorOf(each)) }))}
            />
          ) : (
            <span className="text-quiet">
              <Trans>answer of {nameOf(authorOf(annotation))}</Trans>
            </span>
          )}
          <span className="text-quiet">
            <Trans>version {annotation.version}</Trans>
          </span>
          <span className="flex-1" />
        </>
      }
      notices={
        <div className="flex shrink-0 flex-col gap-2 border-b border-hairline bg-surface px-4 py-2 empty:hidden">
          {verdict.error !== null && <ProblemNote problem={verdict.error} />}
          {mode === "rejecting" && (
            <RejectPanel
              pins={pins}
              onPins={setPins}
              busy={verdict.isPending}
              onCancel={() => setMode("looking")}
              onReject={(reason, comment) => verdict.mutate({ verdict: "rejected", reason, comment, pins: [...pins] })}
            />
          )}
        </div>
      }
      panels={[]}
      overlay={
        <>
          <CommentPins pins={pins} opened={opened} label={t`Comments`} />
          {mode === "rejecting" && <PinCatcher opened={opened} onPin={(pin) => setPins((now) => [...now, pin])} />}
        </>
      }
      bar={
        <>
          <Button kind="ghost" onClick={onDone}>
            <Trans>Later</Trans>
          </Button>
          <Button disabled={mode === "rejecting"} onClick={() => setMode("rejecting")}>
            <Trans>Reject</Trans> <Keys shortcut="ctrl+space" />
          </Button>
          <Button busy={verdict.isPending && mode === "fixing"} onClick={fix}>
            {mode === "fixing" ? <Trans>Accept what I fixed</Trans> : <Trans>Fix</Trans>}{" "}
            <Keys shortcut="ctrl+shift+enter" />
          </Button>
          <Button kind="primary" disabled={mode === "fixing"} busy={verdict.isPending} onClick={accept}>
            <Trans>Accept</Trans>
            <kbd className="rounded border border-on-accent/40 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>
          </Button>
        </>
      }
    />
  );
}

type Verbs = {
  readonly mode: Mode;
  readonly accept: () => void;
  readonly fix: () => void;
  readonly reject: () => void;
  readonly skip: () => void;
};

function useReviewActions({ mode, accept, fix, reject, skip }: Verbs): readonly Action[] {
  const { t } = useLingui();
  const group = t`This page`;
  const always = (): boolean => true;
  return [
    { id: "accept", label: t`Accept`, shortcut: "ctrl+enter", group, enabled: () => mode === "looking", run: accept },
    { id: "fix", label: t`Fix and accept`, shortcut: "ctrl+shift+enter", group, enabled: always, run: fix },
    { id: "reject", label: t`Reject`, shortcut: "ctrl+space", group, enabled: always, run: reject },
    { id: "later", label: t`Later`, shortcut: null, group, enabled: always, run: skip },
  ];
}
