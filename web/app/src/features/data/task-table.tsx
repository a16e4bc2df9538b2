import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import type { ColumnLayout } from "../../lib/column-layout.ts";
import { including, isSelected, nothing, type Selection, toggled } from "../../lib/selection.ts";
import type { TaskOrder } from "../../lib/task-filter.ts";
import type { Task } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { useTypeScale } from "../../ui/type-scale.ts";
import type { TableColumn } from "./columns.ts";
import { isNumeric, type PlacedColumns, placedColumns } from "./placed-columns.ts";
import { useRowKeys } from "./row-keys.ts";
import { ScaledList, useScaledScroll } from "./scaled-list.tsx";
import { headHeight, TableHead } from "./table-head.tsx";
import { TaskCell } from "./task-cell.tsx";
import type { TaskRows } from "./task-pages.ts";

const usualRowHeight = 36;

export type TaskListProps = {
  readonly rows: TaskRows;
  readonly shown: (range: readonly [number, number]) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Null where nothing is left to select, or nothing may be done with it. */
  readonly onSelectAll: (() => void) | null;
  /** The task that stands open beside the list. */
  readonly opened: number | undefined;
  /** Opens a task beside the list, or alone on its page. */
  readonly onOpen: (task: number, alone: boolean) => void;
};

export type TaskTableProps = TaskListProps & {
  readonly columns: readonly TableColumn[];
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  readonly order: TaskOrder;
  readonly onOrder: (order: TaskOrder) => void;
};

/** The filtered tasks as a table, to the last of a million. */
export function TaskTable(props: TaskTableProps): ReactNode {
  const { rows, shown, selection, onSelect, onSelectAll, opened, onOpen, columns, layout } = props;
  const { t } = useLingui();
  const scale = useTypeScale();
  const rowHeight = usualRowHeight * scale;
  const scroll = useScaledScroll(rows.total ?? 0, rowHeight, headHeight * scale);
  const [first, end] = scroll.shown;
  useEffect(() => shown([first, end]), [shown, first, end]);
  const table = useMemo(() => placedColumns(columns, layout, scale), [columns, layout, scale]);
  const select = useRowSelection(rows, selection, onSelect);
  const open = (row: number, alone: boolean): void => {
    const task = rows.rowAt(row);
    if (task !== undefined) {
      onOpen(task.id, alone);
    }
  };
  const keys = useRowKeys({
    count: rows.total ?? 0,
    page: Math.floor(scroll.range.viewport / rowHeight),
    show: scroll.show,
    open,
    select,
    ...(opened === undefined ? {} : { onFocus: (row: number) => open(row, false) }),
  });
  useActions(useTableKeys());
  const some = !isSelected(selection, -1) && selection !== nothing;
  const inSight = keys.focused !== null && keys.focused >= first && keys.focused < end;
  return (
    <div className="flex min-h-0 flex-1 flex-col border-t border-hairline bg-surface">
      <ScaledList
        scroll={scroll}
        label={t`Tasks`}
        role="grid"
        width={table.width}
        active={inSight ? rowId(keys.focused ?? 0) : undefined}
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => keys.press(event)}
        head={
          <TableHead {...props} {...table} scale={scale}>
            <Checkbox
              label={t`Select all tasks`}
              labelHidden={true}
              checked={onSelectAll === null && selection.all}
              mixed={some && !(selection.all && selection.excluded.size === 0)}
              disabled={onSelectAll === null && !selection.all && selection === nothing}
              onChange={(on) => (on && onSelectAll !== null ? onSelectAll() : onSelect(nothing))}
            />
          </TableHead>
        }
      >
        {(row) => (
          <TaskTableRow
            key={row}
            row={row}
            task={rows.rowAt(row)}
            table={table}
            height={rowHeight}
            focused={keys.focused === row}
            opened={opened !== undefined && rows.rowAt(row)?.id === opened}
            selected={isSelected(selection, rows.rowAt(row)?.id ?? -1)}
            onToggle={(range) => select(row, range)}
            onOpen={(alone) => open(row, alone)}
            onFocus={() => keys.focus(row)}
          />
        )}
      </ScaledList>
    </div>
  );
}

function rowId(row: number): string {
  return `task-row-${row}`;
}

/** Turns a row's selection over, or with a range takes in all from the row before. */
function useRowSelection(
  rows: TaskRows,
  selection: Selection,
  onSelect: (selection: Selection) => void,
): (row: number, range: boolean) => void {
  const [anchor, setAnchor] = useState<number | null>(null);
  return (row, range) => {
    const task = rows.rowAt(row);
    if (task === undefined) {
      return;
    }
    if (range && anchor !== null) {
      const span = Array.from({ length: Math.abs(row - anchor) + 1 }, (_, index) => Math.min(row, anchor) + index);
      const ids = span.map((each) => rows.rowAt(each)?.id).filter((id) => id !== undefined);
      onSelect(including(selection, ids));
    } else {
      onSelect(toggled(selection, task.id));
    }
    setAnchor(row);
  };
}

/** The keys that the rows hear, for the sheet of keys. */
function useTableKeys(): Parameters<typeof useActions>[0] {
  const { t } = useLingui();
  const group = t`In the table`;
  const key = (id: string, label: string, shortcut: string): Parameters<typeof useActions>[0][number] => ({
    id: `table-${id}`,
    label,
    shortcut,
    group,
    keyElsewhere: true,
    enabled: () => true,
    run: () => document.querySelector<HTMLElement>('[role="grid"]')?.focus(),
  });
  return [
    key("move", t`Next or previous row`, "down"),
    key("page", t`A page down or up`, "pagedown"),
    key("end", t`The last row`, "end"),
    key("home", t`The first row`, "home"),
    key("select", t`Select the row`, "space"),
    key("range", t`Select up to the row`, "shift+space"),
    key("open", t`Open the task beside the table`, "enter"),
    key("alone", t`Open the task on its page`, "ctrl+enter"),
  ];
}

type TaskTableRowProps = {
  readonly row: number;
  readonly task: Task | undefined;
  readonly table: PlacedColumns;
  readonly height: number;
  readonly focused: boolean;
  readonly opened: boolean;
  readonly selected: boolean;
  readonly onToggle: (range: boolean) => void;
  readonly onOpen: (alone: boolean) => void;
  readonly onFocus: () => void;
};

function TaskTableRow(props: TaskTableRowProps): ReactNode {
  const { row, task, table, height, focused, opened, selected, onToggle, onOpen, onFocus } = props;
  const { t } = useLingui();
  const style = { gridTemplateColumns: table.template, height };
  if (task === undefined) {
    return (
      <div role="row" aria-rowindex={row + 2} className="grid items-center border-b border-hairline" style={style}>
        <span role="gridcell" />
        <span role="gridcell" className="col-span-2 mx-3 h-3 rounded bg-hover" />
      </div>
    );
  }
  return (
    <div
      id={rowId(row)}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={selected}
      aria-current={opened || undefined}
      className={classNames(
        "relative grid cursor-pointer border-b border-hairline text-sm",
        selected || opened ? "bg-chosen" : "bg-surface hover:bg-hover",
        focused &&
          "after:pointer-events-none after:absolute after:inset-0 after:z-20 after:border-2 after:border-focus",
      )}
      style={style}
      onClick={(event) => onOpen(event.ctrlKey || event.metaKey)}
      onMouseDown={onFocus}
    >
      <span
        role="gridcell"
        className="sticky left-0 z-10 flex items-center bg-inherit pl-4"
        onClick={(event) => {
          event.stopPropagation();
          onToggle(event.shiftKey);
        }}
      >
        <span className="pointer-events-none">
          <Checkbox
            label={t`Select task ${task.id}`}
            labelHidden={true}
            checked={selected}
            onChange={() => onToggle(false)}
          />
        </span>
      </span>
      {table.columns.map((column) => (
        <span
          key={column.id}
          role="gridcell"
          className={classNames(
            "min-w-0 content-center truncate px-3",
            isNumeric(column) && "pr-6 text-right tabular-nums",
            column.left !== null && "sticky z-10 bg-inherit",
          )}
          style={column.left === null ? undefined : { left: column.left }}
        >
          <TaskCell column={column} task={task} />
        </span>
      ))}
    </div>
  );
}
