import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { TaskHistory } from "../../labeling/task-history.tsx";
import { api, type Project, queries, type Task } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { atLeast } from "../../server/session.ts";
import { taskQuery } from "../../server/tasks.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { DocumentTitle } from "../../ui/document-title.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Answers } from "./answers.tsx";
import { ReopenDialog } from "./reopen-dialog.tsx";

export type TaskPageProps = {
  readonly taskId: number;
  /** Whether the task stands beside another page, which says where one is. */
  readonly beside?: boolean;
};

/** A task to look at: its data, who answered what, and what happened to it. */
export function TaskPage({ taskId, beside = false }: TaskPageProps): ReactNode {
  const task = useQuery(taskQuery(taskId));
  return (
    <Loaded query={task} rows={8} page={true}>
      {(found) => <LoadedTask task={found} beside={beside} />}
    </Loaded>
  );
}

type Part = "answers" | "history" | "data";

function LoadedTask({ task, beside }: { readonly task: Task; readonly beside: boolean }): ReactNode {
  const { t } = useLingui();
  const project = useQuery(projectQuery(task.project)).data;
  const [part, setPart] = useState<Part>("answers");
  return (
    <div className="flex h-full flex-col">
      {!beside && <DocumentTitle text={t`Task ${task.id}`} />}
      <TaskHeader task={task} project={project} beside={beside} />
      <div className="@container flex min-h-0 flex-1 flex-col px-6 py-3">
        <Tabs<Part>
          label={t`Task`}
          value={part}
          onChange={setPart}
          tabs={[
            { value: "answers", label: t`Answers`, panel: <Answers task={task} project={project} /> },
            { value: "history", label: t`History`, panel: <TaskHistory taskId={task.id} /> },
            { value: "data", label: t`Data`, panel: <TaskData task={task} /> },
          ]}
        />
      </div>
    </div>
  );
}

type TaskHeaderProps = { readonly task: Task; readonly project: Project | undefined; readonly beside: boolean };

function TaskHeader({ task, project, beside }: TaskHeaderProps): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"delete" | "reopen" | null>(null);
  const params = { projectId: String(task.project) };
  const manages = atLeast(project?.my_role, "manager");
  return (
    <header className="flex flex-wrap items-center gap-3 border-b border-hairline bg-surface px-6 py-3">
      {!beside && <WhereItIs task={task} project={project} />}
      <h1 className="text-lg font-medium">
        <Trans>Task {task.id}</Trans>
      </h1>
      <StateBadge state={task.state} />
      <span className="flex-1" />
      {manages && task.state === "accepted" && (
        <Button onClick={() => setAsked("reopen")}>
          <Trans>Reopen</Trans>
        </Button>
      )}
      {manages && (
        <Button onClick={() => setAsked("delete")}>
          <Trans>Delete</Trans>
        </Button>
      )}
      <ReopenDialog open={asked === "reopen"} taskId={task.id} onClose={() => setAsked(null)} />
      <Confirm
        open={asked === "delete"}
        onClose={() => setAsked(null)}
        title={t`Delete task ${task.id}`}
        verb={t`Delete 1 task`}
        run={async () => {
          await api.DELETE("/api/tasks/{id}", { params: { path: { id: task.id } } });
          await navigate({ to: "/projects/$projectId/data", params });
          void queries.invalidateQueries({ queryKey: ["tasks", task.project] });
          void queries.invalidateQueries({ queryKey: ["project", task.project] });
        }}
      >
        <p>
          <Trans>
            {task.total_annotations} answers and {task.total_predictions} predictions go with it. This cannot be undone.
          </Trans>
        </p>
      </Confirm>
    </header>
  );
}

function WhereItIs({ task, project }: Omit<TaskHeaderProps, "beside">): ReactNode {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Where you are`} className="flex min-w-0 items-center gap-1 text-sm text-quiet">
      <Link to="/projects" className="hover:text-ink">
        <Trans>Projects</Trans>
      </Link>
      <ChevronRight size={14} strokeWidth={1.5} aria-hidden={true} />
      <Link
        to="/projects/$projectId/data"
        params={{ projectId: String(task.project) }}
        className="max-w-80 truncate hover:text-ink"
      >
        {project?.title ?? `#${task.project}`}
      </Link>
      <ChevronRight size={14} strokeWidth={1.5} aria-hidden={true} />
    </nav>
  );
}

function TaskData({ task }: { readonly task: Task }): ReactNode {
  const { t } = useLingui();
  const facts: readonly (readonly [string, string])[] = [
    [t`Overlap`, String(task.overlap)],
    [t`Priority`, String(task.priority)],
    [t`Created`, task.created_at],
    [t`Changed`, task.updated_at],
  ];
  return (
    <div className="flex flex-col gap-4 py-4">
      <dl className="grid max-w-md grid-cols-[8rem_1fr] gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="font-mono text-xs leading-5">{value}</dd>
          </div>
        ))}
      </dl>
      <pre className="overflow-x-auto rounded-md border border-hairline bg-sunken p-3 font-mono text-xs">
        {JSON.stringify({ data: task.data, meta: task.meta ?? {} }, null, 2)}
      </pre>
    </div>
  );
}
