import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Project, Task } from "../../server/api.ts";

/** What there is to know about the task beside its data on the screen. */
export function TaskInfo({ task, project }: { readonly task: Task; readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const facts: readonly (readonly [string, string])[] = [
    [t`Project`, project.title],
    [t`Overlap`, String(task.overlap)],
    [t`Priority`, String(task.priority)],
    [t`Predictions`, String(task.total_predictions)],
  ];
  return (
    <div className="flex flex-col gap-3 px-1 py-2">
      <dl className="grid grid-cols-[6rem_1fr] gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="truncate">{value}</dd>
          </div>
        ))}
      </dl>
      {project.expert_instruction !== "" && (
        <section>
          <h3 className="font-medium">
            <Trans>Instruction</Trans>
          </h3>
          <p className="whitespace-pre-wrap">{project.expert_instruction}</p>
        </section>
      )}
      <section>
        <h3 className="font-medium">
          <Trans>Data</Trans>
        </h3>
        <pre className="overflow-x-auto rounded-md bg-sunken p-2 font-mono text-xs">
          {JSON.stringify(task.data, null, 1)}
        </pre>
      </section>
      <Link to="/tasks/$taskId" params={{ taskId: String(task.id) }} className="link">
        <Trans>Answers and history</Trans>
      </Link>
    </div>
  );
}
