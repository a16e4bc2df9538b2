import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { everything, nothing, type Selection, selectedCount } from "../../lib/selection.ts";
import { isNarrowing, type TaskFilter } from "../../lib/task-filter.ts";
import { projectQuery } from "../../server/projects.ts";
import { atLeast } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DataBar } from "./data-bar.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { TaskGrid } from "./task-grid.tsx";
import { useTaskRows } from "./task-pages.ts";
import { TaskTable } from "./task-table.tsx";

export type DataPageProps = {
  readonly projectId: number;
  readonly filter: TaskFilter;
  readonly view: "table" | "grid";
  readonly onChange: (filter: TaskFilter, view: "table" | "grid") => void;
};

/** The tasks of a project: filter, order, look, select, act. */
export function DataPage({ projectId, filter, view, onChange }: DataPageProps): ReactNode {
  const project = useQuery(projectQuery(projectId)).data;
  const [shown, setShown] = useState<readonly [number, number]>([0, 1]);
  const [selection, setSelection] = useState<Selection>(nothing);
  const rows = useTaskRows(projectId, filter, shown);
  const filtered = rows.total ?? 0;
  const count = selectedCount(selection, filtered);
  const mayAct = atLeast(project?.my_role, "manager");
  const filterText = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected under another filter is not selected here
  useEffect(() => setSelection(nothing), [filterText]);
  const List = view === "grid" ? TaskGrid : TaskTable;
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-col gap-2.5 px-6 py-3">
        <FilterBar filter={filter} onChange={(next) => onChange(next, view)} />
        <DataBar
          projectId={projectId}
          filter={filter}
          view={view}
          total={project?.task_number ?? 0}
          filtered={rows.total}
          selected={count}
          onSelectAll={mayAct && filtered > count ? () => setSelection(everything) : null}
          onView={(look) => onChange(filter, look)}
        />
      </div>
      {rows.error !== null && (
        <div className="px-6 pb-3">
          <LoadProblem problem={rows.error} onRetry={rows.retry} />
        </div>
      )}
      {rows.total === undefined && rows.error === null && (
        <div className="px-6">
          <Skeleton rows={8} />
        </div>
      )}
      {rows.total === 0 && <NoRows narrowing={isNarrowing(filter)} onClear={() => onChange({}, view)} />}
      {filtered > 0 && <List rows={rows} shown={setShown} selection={selection} onSelect={setSelection} />}
      {mayAct && count > 0 && (
        <SelectionBar
          projectId={projectId}
          filter={filter}
          selection={selection}
          count={count}
          onDone={() => setSelection(nothing)}
        />
      )}
    </div>
  );
}

function NoRows({ narrowing, onClear }: { readonly narrowing: boolean; readonly onClear: () => void }): ReactNode {
  return (
    <EmptyState
      icon={<SearchX size={28} strokeWidth={1.25} aria-hidden={true} />}
      title={narrowing ? <Trans>No task is like that</Trans> : <Trans>No tasks yet</Trans>}
      action={
        narrowing && (
          <Button onClick={onClear}>
            <Trans>Clear the filter</Trans>
          </Button>
        )
      }
    >
      {narrowing ? (
        <Trans>Each part of the filter narrows it further.</Trans>
      ) : (
        <Trans>Import data, then the tasks stand here.</Trans>
      )}
    </EmptyState>
  );
}
