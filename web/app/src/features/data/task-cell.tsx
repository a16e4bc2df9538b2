import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import { dataCell } from "../../lib/task-data.ts";
import type { Task } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Thumbnail } from "../../ui/thumbnail.tsx";
import { Time } from "../../ui/time.tsx";
import type { TableColumn } from "./columns.ts";

/** What a task says in a column. */
export function TaskCell({ column, task }: { readonly column: TableColumn; readonly task: Task }): ReactNode {
  const { id } = column;
  if (id.startsWith("data.")) {
    return <DataValue value={task.data[id.slice("data.".length)]} />;
  }
  switch (id) {
    case "id":
      return <span className="font-mono text-xs">{task.id}</span>;
    case "inner_id":
      return task.inner_id ?? "";
    case "state":
      return <StateBadge state={task.state} />;
    case "priority":
      return task.priority;
    case "overlap":
      return task.overlap;
    case "total_annotations":
      return (
        <>
          {formatCount(task.total_annotations)}
          <span className="text-quiet">/{task.overlap}</span>
        </>
      );
    case "cancelled_annotations":
      return formatCount(task.cancelled_annotations);
    case "total_predictions":
      return formatCount(task.total_predictions);
    case "annotators":
      return <Names people={task.annotators ?? []} />;
    case "created_at":
      return <Moment at={task.created_at} />;
    case "updated_at":
      return <Moment at={task.updated_at} />;
    case "completed_at":
      return <Moment at={task.completed_at ?? null} />;
    default:
      return null;
  }
}

function Moment({ at }: { readonly at: string | null }): ReactNode {
  return at === null ? null : (
    <span className="text-quiet">
      <Time at={at} />
    </span>
  );
}

function Names({ people }: { readonly people: readonly number[] }): ReactNode {
  const nameOf = useNames();
  return people.map(nameOf).join(", ");
}

function DataValue({ value }: { readonly value: unknown }): ReactNode {
  const cell = dataCell(value);
  if (cell.kind === "text") {
    return <span title={cell.text}>{cell.text}</span>;
  }
  return (
    <span className="flex items-center gap-2">
      <Thumbnail url={cell.url} alt="" className="h-7 w-10 shrink-0 rounded-xs object-cover" />
      <span className="truncate" title={cell.name}>
        {cell.name}
      </span>
    </span>
  );
}
