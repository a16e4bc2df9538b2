import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { api, type Project, queries } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { Section, Sheet } from "../../ui/page.tsx";

/** What cannot be undone, each with its counts. */
export function DangerSection({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"tasks" | "project" | null>(null);
  const tasks = project.task_number;
  const answers = project.total_annotations_number;
  const path = { id: project.id };
  return (
    <Section title={<Trans>Danger zone</Trans>} lead={<Trans>None of this can be undone.</Trans>}>
      <Sheet className="flex flex-col divide-y divide-hairline p-0">
        <Row
          title={<Trans>Delete all tasks</Trans>}
          verb={t`Delete tasks`}
          disabled={tasks === 0}
          onClick={() => setAsked("tasks")}
        >
          <Trans>The project and its settings stay.</Trans>
        </Row>
        <Row title={<Trans>Delete the project</Trans>} verb={t`Delete project`} onClick={() => setAsked("project")}>
          <Trans>Settings, tasks, answers, uploads and exports go.</Trans>
        </Row>
      </Sheet>
      <Confirm
        open={asked === "tasks"}
        onClose={() => setAsked(null)}
        title={<Trans>Delete all tasks of {project.title}</Trans>}
        verb={t`Delete ${formatCount(tasks)} tasks`}
        run={async () => {
          await api.DELETE("/api/projects/{id}/tasks", { params: { path } });
          await queries.invalidateQueries();
        }}
      >
        <Losses tasks={tasks} answers={answers} predictions={project.total_predictions_number} />
      </Confirm>
      <Confirm
        open={asked === "project"}
        onClose={() => setAsked(null)}
        title={<Trans>Delete {project.title}</Trans>}
        verb={t`Delete 1 project and ${formatCount(tasks)} tasks`}
        run={async () => {
          await api.DELETE("/api/projects/{id}", { params: { path } });
          await navigate({ to: "/projects" });
          queries.removeQueries({ queryKey: ["project", project.id] });
          await queries.invalidateQueries({ queryKey: ["projects"] });
        }}
      >
        <Losses tasks={tasks} answers={answers} predictions={project.total_predictions_number} />
      </Confirm>
    </Section>
  );
}

type LossesProps = { readonly tasks: number; readonly answers: number; readonly predictions: number };

function Losses({ tasks, answers, predictions }: LossesProps): ReactNode {
  return (
    <ul className="list-disc pl-5 tabular-nums">
      <li>
        <Plural value={tasks} one="# task" other={`${formatCount(tasks)} tasks`} />
      </li>
      <li>
        <Plural value={answers} one="# annotation" other={`${formatCount(answers)} annotations`} />
      </li>
      <li>
        <Plural value={predictions} one="# prediction" other={`${formatCount(predictions)} predictions`} />
      </li>
    </ul>
  );
}

type RowProps = {
  readonly title: ReactNode;
  readonly verb: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Row({ title, verb, disabled = false, onClick, children }: RowProps): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-quiet">{children}</p>
      </div>
      <Button kind="danger" disabled={disabled} onClick={onClick}>
        {verb}
      </Button>
    </div>
  );
}
