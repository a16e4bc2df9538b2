import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { CommentsPanel } from "../../labeling/comments-panel.tsx";
import type { Discussion } from "../../labeling/discussion.ts";
import { contentOf, type OpenTask } from "../../labeling/open-task.ts";
import { TaskHistory } from "../../labeling/task-history.tsx";
import { TaskInfo } from "../../labeling/task-info.tsx";
import { Versions } from "../../labeling/versions.tsx";
import type { Annotation, Project, Task } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import type { Tab } from "../../ui/tabs.tsx";
import type { StreamItem } from "./label-stream.ts";

/** The panels of a task beside regions and details: comments, history, info. */
export function useTaskTabs(
  project: Project,
  { task, opened, beginning }: StreamItem,
  discussion: Discussion,
): readonly Tab<string>[] {
  const { t } = useLingui();
  const nameOf = useNames();
  const pointable = opened.config.objects.some(({ tag }) => tag === "Image");
  const count = discussion.said.length;
  return [
    {
      value: "comments",
      label: count === 0 ? t`Comments` : t`Comments ${count}`,
      panel: <CommentsPanel discussion={discussion} nameOf={nameOf} pointable={pointable} />,
    },
    {
      value: "history",
      label: t`History`,
      panel: <History task={task} opened={opened} annotation={beginning.annotation} project={project} />,
    },
    { value: "info", label: t`Info`, panel: <TaskInfo task={task} project={project} /> },
  ];
}

type HistoryProps = {
  readonly task: Task;
  readonly opened: OpenTask;
  readonly annotation: Annotation | null;
  readonly project: Project;
};

/** The versions of the own answer, which can be taken back into the editor, and what happened to the task. */
function History({ task, opened, annotation, project }: HistoryProps): ReactNode {
  return (
    <div className="flex flex-col gap-3 px-1 pb-3">
      {annotation !== null && (
        <Versions
          annotation={annotation}
          project={project}
          onRestore={(version) => opened.controller.replace(contentOf(opened, version.result))}
        />
      )}
      <section>
        <h2 className="text-sm font-medium">
          <Trans>The task</Trans>
        </h2>
        <TaskHistory taskId={task.id} />
      </section>
    </div>
  );
}
