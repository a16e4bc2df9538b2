import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { LayoutGrid, Rows3 } from "lucide-react";
import type { ReactNode } from "react";
import type { Action } from "../../lib/action.ts";
import { formatCount } from "../../lib/format.ts";
import { isNarrowing, type TaskOrder } from "../../lib/task-filter.ts";
import { taskQueryOf } from "../../lib/task-query.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { FromScript } from "../../ui/from-script.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { Listed } from "./data-search.ts";

export type DataBarProps = {
  readonly projectId: number;
  readonly listed: Listed;
  readonly dataKeys: readonly string[];
  readonly total: number;
  /** Undefined until it is known. */
  readonly filtered: number | undefined;
  readonly selected: number;
  /** Null where nothing is left to select, or nothing may be done with it. */
  readonly onSelectAll: (() => void) | null;
  readonly onListed: (listed: Listed) => void;
  /** What arranges the columns of a table. */
  readonly columns: ReactNode;
};

/** How many tasks there are, are filtered and selected; order and look of the list, and the same from a script. */
export function DataBar(props: DataBarProps): ReactNode {
  const { projectId, listed, dataKeys, onSelectAll, onListed, columns, ...counts } = props;
  const { t } = useLingui();
  const pressed = "aria-pressed:bg-chosen aria-pressed:text-ink";
  useActions(useLookActions(listed, onListed, onSelectAll));
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-2 text-sm text-quiet tabular-nums">
      <Counts narrowing={isNarrowing(listed.filter)} {...counts} />
      {onSelectAll !== null && (
        <Button size="small" kind="ghost" onClick={onSelectAll}>
          <Trans>Select all {formatCount(counts.filtered ?? 0)}</Trans>
        </Button>
      )}
      <span className="flex-1" />
      <OrderSelect listed={listed} onListed={onListed} />
      {listed.look === "table" && columns}
      <FromScript title={<Trans>The same tasks from a script</Trans>} command={curlOf(projectId, listed, dataKeys)} />
      <fieldset className="flex">
        <legend className="sr-only">{t`Look`}</legend>
        <IconButton
          label={t`Table`}
          aria-pressed={listed.look === "table"}
          className={pressed}
          onClick={() => onListed({ ...listed, look: "table" })}
        >
          <Rows3 size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
        <IconButton
          label={t`Grid`}
          aria-pressed={listed.look === "grid"}
          className={pressed}
          onClick={() => onListed({ ...listed, look: "grid" })}
        >
          <LayoutGrid size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
      </fieldset>
    </div>
  );
}

function useLookActions(
  listed: Listed,
  onListed: (listed: Listed) => void,
  onSelectAll: (() => void) | null,
): readonly Action[] {
  const { t } = useLingui();
  return [
    {
      id: "look",
      label: listed.look === "grid" ? t`Show as a table` : t`Show as a grid`,
      shortcut: "g",
      enabled: () => true,
      run: () => onListed({ ...listed, look: listed.look === "grid" ? "table" : "grid" }),
    },
    {
      id: "select-all",
      label: t`Select all filtered tasks`,
      shortcut: "ctrl+a",
      enabled: () => onSelectAll !== null,
      run: () => onSelectAll?.(),
    },
  ];
}

function OrderSelect({ listed, onListed }: Pick<DataBarProps, "listed" | "onListed">): ReactNode {
  const { t } = useLingui();
  return (
    <Select<TaskOrder>
      label={t`Order`}
      labelHidden={true}
      value={listed.order}
      onChange={(order) => onListed({ ...listed, order })}
      options={[
        { value: "id", label: t`Oldest first` },
        { value: "-id", label: t`Newest first` },
        { value: "-updated_at", label: t`Lately changed first` },
        { value: "updated_at", label: t`Long unchanged first` },
        { value: "-priority", label: t`High priority first` },
        { value: "priority", label: t`Low priority first` },
        { value: "-total_annotations", label: t`Most answers first` },
        { value: "total_annotations", label: t`Fewest answers first` },
      ]}
    />
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

function curlOf(projectId: number, { filter, order }: Listed, dataKeys: readonly string[]): string {
  const query = JSON.stringify(taskQueryOf(filter, order, dataKeys)).replaceAll("'", "'\\''");
  return [
    `curl -G '${window.location.origin}/api/tasks' \\`,
    '  -H "Authorization: Token $ASSAY_TOKEN" \\',
    `  -d project=${projectId} -d page_size=100 \\`,
    `  --data-urlencode 'query=${query}'`,
  ].join("\n");
}
