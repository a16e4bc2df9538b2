import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox, SearchX } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { readLayout } from "../../lib/column-layout.ts";
import { everything, nothing, type Selection, selectedCount } from "../../lib/selection.ts";
import { everyTask, isNarrowing } from "../../lib/task-filter.ts";
import { projectQuery } from "../../server/projects.ts";
import { atLeast } from "../../server/session.ts";
import { viewsQuery } from "../../server/views.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useTableColumns } from "./columns.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import { DataBar } from "./data-bar.tsx";
import { type DataSearch, type Listed, listingOf, searchOf } from "./data-search.ts";
import { FilterBar } from "./filter-bar.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { TaskBeside } from "./task-beside.tsx";
import { TaskGrid } from "./task-grid.tsx";
import { type TaskRows, useTaskRows } from "./task-pages.ts";
import { TaskTable } from "./task-table.tsx";
import { useLayout } from "./use-layout.ts";
import { ViewTabs } from "./view-tabs.tsx";

export type DataPageProps = {
  readonly projectId: number;
  readonly search: DataSearch;
  readonly onSearch: (search: DataSearch) => void;
  /** Opens a task on its own page. */
  readonly onTask: (task: number) => void;
  /** The task that stands open beside the list; null while none does. */
  readonly task: ReactNode;
};

/** The tasks of a project: saved views, filter, order, look, select, act. */
export function DataPage({ projectId, search, onSearch, onTask, task }: DataPageProps): ReactNode {
  const project = useQuery(projectQuery(projectId)).data;
  const views = useQuery(viewsQuery(projectId)).data;
  const columns = useTableColumns(projectId);
  const view = views?.find((each) => each.id === search.tab);
  const listed = listingOf(search, view);
  const [layout, setLayout] = useLayout(
    `${projectId}-${view?.id ?? "all"}`,
    readLayout(view?.data.columns),
    columns.usual,
  );
  const [shown, setShown] = useState<readonly [number, number]>([0, 1]);
  const [selection, setSelection] = useState<Selection>(nothing);
  const rows = useTaskRows(projectId, listed, shown);
  const filtered = rows.total ?? 0;
  const count = selectedCount(selection, filtered);
  const mayAct = atLeast(project?.my_role, "manager");
  const onListed = (next: Listed): void => onSearch(searchOf(next, view, search.task));
  const filterText = JSON.stringify(listed.filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was selected under another filter is not selected here
  useEffect(() => setSelection(nothing), [filterText]);
  const onSelectAll = mayAct && filtered > count ? (): void => setSelection(everything) : null;
  const list = {
    rows,
    shown: setShown,
    selection,
    onSelect: setSelection,
    onSelectAll,
    opened: search.task,
    onOpen: (opened: number, alone: boolean): void => (alone ? onTask(opened) : onSearch({ ...search, task: opened })),
  };
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-col gap-2.5 px-6 py-2.5">
          <ViewTabs
            projectId={projectId}
            views={views ?? []}
            current={view}
            listed={listed}
            layout={layout}
            dataKeys={columns.dataKeys}
            mayEdit={mayAct}
            onView={(next) => onSearch(next === undefined ? {} : { tab: next.id })}
          />
          <FilterBar
            filter={listed.filter}
            columns={columns.asked}
            project={project}
            onChange={(filter) => onListed({ ...listed, filter })}
          />
          <DataBar
            projectId={projectId}
            listed={listed}
            dataKeys={columns.dataKeys}
            total={project?.task_number ?? 0}
            filtered={rows.total}
            selected={count}
            onSelectAll={onSelectAll}
            onListed={onListed}
            columns={<ColumnsMenu columns={columns.shown} layout={layout} usual={columns.usual} onLayout={setLayout} />}
          />
        </div>
        <Waiting rows={rows} />
        {rows.total === 0 && (
          <NoRows
            projectId={projectId}
            narrowing={isNarrowing(listed.filter)}
            mayImport={mayAct}
            onClear={() => onListed({ ...listed, filter: everyTask })}
          />
        )}
        {filtered > 0 &&
          (listed.look === "grid" ? (
            <TaskGrid {...list} />
          ) : (
            <TaskTable
              {...list}
              columns={columns.shown}
              layout={layout}
              onLayout={setLayout}
              order={listed.order}
              onOrder={(order) => onListed({ ...listed, order })}
            />
          ))}
        {mayAct && count > 0 && (
          <SelectionBar
            projectId={projectId}
            listed={listed}
            dataKeys={columns.dataKeys}
            selection={selection}
            count={count}
            onDone={() => setSelection(nothing)}
          />
        )}
      </div>
      {search.task !== undefined && (
        <TaskBeside
          projectId={projectId}
          task={search.task}
          onClose={() => onSearch(searchOf(listed, view, undefined))}
          onAlone={() => search.task !== undefined && onTask(search.task)}
        >
          {task}
        </TaskBeside>
      )}
    </div>
  );
}

/** The place of the rows until they are here, or why they are not. */
function Waiting({ rows }: { readonly rows: TaskRows }): ReactNode {
  if (rows.error !== null) {
    return (
      <div className="px-6 pb-3">
        <LoadProblem problem={rows.error} onRetry={rows.retry} />
      </div>
    );
  }
  return rows.total === undefined ? (
    <div className="border-t border-hairline bg-surface px-6">
      <Skeleton rows={8} />
    </div>
  ) : null;
}

type NoRowsProps = {
  readonly projectId: number;
  readonly narrowing: boolean;
  readonly mayImport: boolean;
  readonly onClear: () => void;
};

function NoRows({ projectId, narrowing, mayImport, onClear }: NoRowsProps): ReactNode {
  if (narrowing) {
    return (
      <EmptyState
        icon={<SearchX size={28} strokeWidth={1.25} aria-hidden={true} />}
        title={<Trans>No task is like that</Trans>}
        action={
          <Button onClick={onClear}>
            <Trans>Show all tasks</Trans>
          </Button>
        }
      >
        <Trans>Each part of the filter narrows it further.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Inbox size={28} strokeWidth={1.25} aria-hidden={true} />}
      title={<Trans>No tasks yet</Trans>}
      action={
        mayImport && (
          <Link
            to="/projects/$projectId/import"
            params={{ projectId: String(projectId) }}
            className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-sm font-medium text-on-accent hover:bg-accent-hover"
          >
            <Trans>Import data</Trans>
          </Link>
        )
      }
    >
      {mayImport ? (
        <Trans>Import data, then the tasks stand here.</Trans>
      ) : (
        <Trans>As soon as a manager imports data, the tasks stand here.</Trans>
      )}
    </EmptyState>
  );
}
