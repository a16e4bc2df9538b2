import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { LayoutGrid, Rows3, Terminal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { isNarrowing, type TaskFilter, taskQueryOf } from "../../lib/task-filter.ts";
import { dataKeysQuery } from "../../server/projects.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

export type DataBarProps = {
  readonly projectId: number;
  readonly filter: TaskFilter;
  readonly view: "table" | "grid";
  readonly total: number;
  /** Undefined until it is known. */
  readonly filtered: number | undefined;
  readonly selected: number;
  /** Null where nothing is left to select, or nothing may be done with it. */
  readonly onSelectAll: (() => void) | null;
  readonly onView: (view: "table" | "grid") => void;
};

/** How many tasks there are, are filtered and selected; the look of the list, and the same from a script. */
export function DataBar({ projectId, filter, view, onSelectAll, onView, ...counts }: DataBarProps): ReactNode {
  const { t } = useLingui();
  const pressed = "aria-pressed:bg-chosen aria-pressed:text-ink";
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-3 text-sm text-quiet tabular-nums">
      <Counts narrowing={isNarrowing(filter)} {...counts} />
      {onSelectAll !== null && (
        <Button size="small" kind="ghost" onClick={onSelectAll}>
          <Trans>Select all {formatCount(counts.filtered ?? 0)}</Trans>
        </Button>
      )}
      <span className="flex-1" />
      <FromScript projectId={projectId} filter={filter} />
      <fieldset className="flex">
        <legend className="sr-only">{t`Look`}</legend>
        <IconButton
          label={t`Table`}
          aria-pressed={view === "table"}
          className={pressed}
          onClick={() => onView("table")}
        >
          <Rows3 size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
        <IconButton label={t`Grid`} aria-pressed={view === "grid"} className={pressed} onClick={() => onView("grid")}>
          <LayoutGrid size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
      </fieldset>
    </div>
  );
}

type CountsProps = Pick<DataBarProps, "total" | "filtered" | "selected"> & { readonly narrowing: boolean };

function Counts({ total, filtered, selected, narrowing }: CountsProps): ReactNode {
  return (
    <span role="status">
      <Plural value={total} one="# task" other={`${formatCount(total)} tasks`} />
      {narrowing && filtered !== undefined && (
        <>
          {" · "}
          <Trans>{formatCount(filtered)} filtered</Trans>
        </>
      )}
      {selected > 0 && (
        <>
          {" · "}
          <Trans>{formatCount(selected)} selected</Trans>
        </>
      )}
    </span>
  );
}

/** The command that lists the same tasks. */
function FromScript({ projectId, filter }: Pick<DataBarProps, "projectId" | "filter">): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const keys = useQuery({ ...dataKeysQuery(projectId), enabled: open }).data ?? [];
  return (
    <>
      <Button
        size="small"
        kind="ghost"
        icon={<Terminal size={14} strokeWidth={1.5} aria-hidden={true} />}
        onClick={() => setOpen(true)}
      >
        curl
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        wide={true}
        title={<Trans>The same tasks from a script</Trans>}
        description={<Trans>Put a token of yours into ASSAY_TOKEN; the account page shows one.</Trans>}
      >
        <Copyable label={t`Command`} text={curlOf(projectId, filter, keys)} />
      </Dialog>
    </>
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
