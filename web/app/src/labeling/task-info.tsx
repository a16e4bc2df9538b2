import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Project, Task } from "../server/api.ts";
import { Time } from "../ui/time.tsx";

/** What there is to know about the task beside its data on the screen. */
export function TaskInfo({ task, project }: { readonly task: Task; readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t`Project`, project.title],
    [t`Number`, task.inner_id ?? task.id],
    [t`Overlap`, task.overlap],
    [t`Priority`, task.priority],
    [t`Predictions`, task.total_predictions],
    [t`Imported`, <Time key="at" at={task.created_at} />],
  ];
  const meta = task.meta ?? {};
  return (
    <div className="flex flex-col gap-3 px-1 py-1">
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
          <h2 className="font-medium">
            <Trans>Instruction</Trans>
          </h2>
          <p className="whitespace-pre-wrap">{project.expert_instruction}</p>
        </section>
      )}
      <Values title={t`Data`} values={task.data} />
      {Object.keys(meta).length > 0 && <Values title={t`Meta`} values={meta} />}
      <Link to="/tasks/$taskId" params={{ taskId: String(task.id) }} className="link self-start">
        <Trans>Answers and history</Trans>
      </Link>
    </div>
  );
}

type ValuesProps = { readonly title: string; readonly values: Readonly<Record<string, unknown>> };

/** Named values; addresses can be followed. */
function Values({ title, values }: ValuesProps): ReactNode {
  return (
    <section className="flex flex-col gap-1">
      <h2 className="font-medium">{title}</h2>
      <dl className="flex flex-col divide-y divide-hairline rounded-md bg-sunken px-2">
        {Object.entries(values).map(([name, value]) => (
          <div key={name} className="flex flex-col py-1">
            <dt className="font-mono text-xs text-quiet">{name}</dt>
            <dd className="max-h-48 overflow-y-auto font-mono text-xs break-words whitespace-pre-wrap">
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value }: { readonly value: unknown }): ReactNode {
  if (typeof value !== "string") {
    return JSON.stringify(value, null, 1);
  }
  return /^(https?:\/\/|\/)\S+$/.test(value) ? (
    <a href={value} target="_blank" rel="noreferrer" className="link">
      {value}
    </a>
  ) : (
    value
  );
}
