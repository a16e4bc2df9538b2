import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { CommentPins } from "../../labeling/comment-pins.tsx";
import { CommentsPanel } from "../../labeling/comments-panel.tsx";
import { type Discussion, useDiscussion } from "../../labeling/discussion.ts";
import type { PreparedTask } from "../../labeling/open-task.ts";
import { usePanels } from "../../labeling/panel-layout.ts";
import { PinCatcher } from "../../labeling/pin-catcher.tsx";
import { StreamFrame } from "../../labeling/stream-frame.tsx";
import { TaskHistory } from "../../labeling/task-history.tsx";
import { TaskInfo } from "../../labeling/task-info.tsx";
import { Versions } from "../../labeling/versions.tsx";
import { Workspace } from "../../labeling/workspace.tsx";
import type { Annotation, Project, Task } from "../../server/api.ts";
import { authorOf } from "../../server/tasks.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { DocumentTitle } from "../../ui/document-title.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import type { Tab } from "../../ui/tabs.tsx";
import { FilmStrip } from "./film-strip.tsx";
import { type Judging, useJudging, useReviewActions } from "./judging.ts";
import { RejectPanel } from "./reject-panel.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { ReviewHeader } from "./review-header.tsx";
import { type AuthorNames, useAuthorNames } from "./review-settings.ts";
import type { ReviewState } from "./review-stream.ts";
import { judgeable } from "./reviewing.ts";

export type ReviewTaskProps = {
  readonly project: Project;
  readonly person: number;
  readonly state: Extract<ReviewState<PreparedTask>, { at: "judging" }>;
  readonly announce: (text: string) => void;
  readonly onDone: () => void;
  readonly onSkip: () => void;
  readonly onJump: (task: number) => void;
  readonly onMany: () => void;
};

/** One completed task before its reviewer. */
export function ReviewTask(props: ReviewTaskProps): ReactNode {
  const { t } = useLingui();
  const { project, person, state, onSkip } = props;
  const answers = judgeable(state.task, person, project.review_own ?? false);
  const [chosen, setChosen] = useState(answers[0]?.id ?? null);
  const annotation = answers.find((each) => each.id === chosen);
  if (annotation === undefined) {
    return (
      <StreamFrame project={project} title={t`Review`}>
        <EmptyState
          title={<Trans>Nothing of task {state.task.id} is for you to judge</Trans>}
          action={
            <Button onClick={onSkip}>
              <Trans>Next task</Trans>
            </Button>
          }
        >
          <Trans>Its answers are your own or have a verdict.</Trans>
        </EmptyState>
      </StreamFrame>
    );
  }
  return <OneAnswer key={annotation.id} {...props} annotation={annotation} answers={answers} onChoose={setChosen} />;
}

type OneAnswerProps = ReviewTaskProps & {
  readonly annotation: Annotation;
  readonly answers: readonly Annotation[];
  readonly onChoose: (annotation: number) => void;
};

function OneAnswer(props: OneAnswerProps): ReactNode {
  const { t } = useLingui();
  const { project, state, annotation, answers, announce, onChoose, onDone, onSkip, onJump, onMany } = props;
  const { task } = state;
  const names = useAuthorNames();
  const panels = usePanels();
  const judging = useJudging({ prepared: state.prepared, annotation, announce, onDone });
  const discussion = useDiscussion(task, annotation.id);
  useActions(useReviewActions(judging, onSkip, onMany));
  return (
    <>
      <DocumentTitle text={t`Review task ${task.id}`} />
      <Workspace
        opened={judging.opened}
        panels={panels}
        header={
          <ReviewHeader
            project={project}
            state={state}
            annotation={annotation}
            answers={answers}
            names={names}
            onChoose={onChoose}
          />
        }
        notices={
          <>
            <FilmStrip projectId={project.id} present={task.id} onJump={onJump} />
            <Verdict judging={judging} />
          </>
        }
        tabs={useTabs(project, task, annotation, { discussion, names })}
        overlay={<Marks judging={judging} discussion={discussion} />}
        bar={<ReviewBar judging={judging} onSkip={onSkip} onMany={onMany} />}
      />
    </>
  );
}

/** Why the answer goes back, while that is being said; and what went wrong with the verdict. */
function Verdict({ judging }: { readonly judging: Judging }): ReactNode {
  const { mode, verdict, pins, setPins, look, reject } = judging;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-hairline bg-surface px-4 py-2 empty:hidden">
      {verdict.error !== null && <ProblemNote problem={verdict.error} />}
      {mode === "rejecting" && (
        <RejectPanel pins={pins} onPins={setPins} busy={verdict.isPending} onCancel={look} onReject={reject} />
      )}
    </div>
  );
}

/** The places that comments point at, and the new ones. */
function Marks({ judging, discussion }: { readonly judging: Judging; readonly discussion: Discussion }): ReactNode {
  const { t } = useLingui();
  const { mode, opened, pins, mark } = judging;
  return (
    <>
      <CommentPins pins={[...discussion.pins, ...pins]} opened={opened} label={t`Comments`} />
      {mode === "rejecting" && <PinCatcher opened={opened} onPin={mark} />}
      {mode !== "rejecting" && discussion.marking && <PinCatcher opened={opened} onPin={discussion.mark} />}
    </>
  );
}

type TabsParts = { readonly discussion: Discussion; readonly names: AuthorNames };

function useTabs(
  project: Project,
  task: Task,
  annotation: Annotation,
  { discussion, names }: TabsParts,
): readonly Tab<string>[] {
  const { t } = useLingui();
  const pointable = project.label_config.includes("<Image");
  const nameOf = names.nameIn(authorOf(annotation));
  return [
    {
      value: "comments",
      label: discussion.said.length === 0 ? t`Comments` : t`Comments ${discussion.said.length}`,
      panel: <CommentsPanel discussion={discussion} nameOf={nameOf} pointable={pointable} />,
    },
    {
      value: "history",
      label: t`History`,
      panel: (
        <>
          <Versions annotation={annotation} project={undefined} nameOf={nameOf} />
          <TaskHistory taskId={task.id} nameOf={nameOf} />
        </>
      ),
    },
    { value: "info", label: t`Info`, panel: <TaskInfo task={task} project={project} /> },
  ];
}
