import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { LayoutGrid, Rows3, SearchX, Terminal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { everything, nothing, type Selection, selectedCount } from "../../lib/selection.ts";
import { isNarrowing, type TaskFilter, taskQueryOf } from "../../lib/task-filter.ts";
import { dataKeysQuery, projectQuery } from "../../server/projects.ts";
import { atLeast } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
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
  const { t } = useLingui();
  const project = useQuery(projectQuery(projectId)).data;
  const [shown, setShown] = useState<readonly [number, number]>([0, 1]);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [curl, setCurl] = useState(false);
  const rows = useTaskRows(projectId, filter, shown);
  const keys = useQuery({ ...dataKeysQuery(projectId), enabled: curl }).data ?? [];
  const filtered = rows.total ?? 0;
  const count = selectedCount(selection, filtered);
  const mayAct = atLeast(project?.my_role, "manager");
  const List = view === "grid" ? TaskGrid : TaskTable;
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-col gap-2.5 px-6 py-3">
        <FilterBar
          filter={filter}
          onChange={(next) => {
            setSelection(nothing);
            onChange(next, view);
          }}
        />
        <div className="flex min-h-8 flex-wrap items-center gap-3 text-sm text-quiet tabular-nums">
          <span role="status">
            <Plural
              value={project?.task_number ?? 0}
              one="# task"
              other={`${formatCount(project?.task_number ?? 0)} tasks`}
            />
            {isNarrowing(filter) && rows.total !== undefined && (
              <>
                {" · "}
                <Trans>{formatCount(filtered)} filtered</Trans>
              </>
            )}
            {count > 0 && (
              <>
                {" · "}
                <Trans>{formatCount(count)} selected</Trans>
              </>
            )}
          </span>
          {mayAct && filtered > 0 && !(selection.all && selection.excluded.size === 0) && (
            <Button size="small" kind="ghost" onClick={() => setSelection(everything)}>
              <Trans>Select all {formatCount(filtered)}</Trans>
            </Button>
          )}
          <span className="flex-1" />
          <Button
            size="small"
            kind="ghost"
            icon={<Terminal size={14} strokeWidth={1.5} aria-hidden={true} />}
            onClick={() => setCurl(true)}
          >
            curl
          </Button>
          <div className="flex" role="group" aria-label={t`Look`}>
            <IconButton
              label={t`Table`}
              aria-pressed={view === "table"}
              className="aria-pressed:bg-chosen aria-pressed:text-ink"
              onClick={() => onChange(filter, "table")}
            >
              <Rows3 size={16} strokeWidth={1.5} aria-hidden={true} />
            </IconButton>
            <IconButton
              label={t`Grid`}
              aria-pressed={view === "grid"}
              className="aria-pressed:bg-chosen aria-pressed:text-ink"
              onClick={() => onChange(filter, "grid")}
            >
              <LayoutGrid size={16} strokeWidth={1.5} aria-hidden={true} />
            </IconButton>
          </div>
        </div>
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
      <Dialog
        open={curl}
        onClose={() => setCurl(false)}
        wide={true}
        title={<Trans>The same tasks from a script</Trans>}
        description={<Trans>Put a token of yours into ASSAY_TOKEN; the account page shows one.</Trans>}
      >
        <Copyable label={t`Command`} text={curlOf(projectId, filter, keys)} />
      </Dialog>
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

function curlOf(projectId: number, filter: TaskFilter, keys: readonly string[]): string {
  const query = JSON.stringify(taskQueryOf(filter, keys)).replaceAll("'", "'\\''");
  return [
    `curl -G '${window.location.origin}/api/tasks' \\`,
    '  -H "Authorization: Token $ASSAY_TOKEN" \\',
    `  -d project=${projectId} -d page_size=100 \\`,
    `  --data-urlencode 'query=${query}'`,
  ].join("\n");
}
