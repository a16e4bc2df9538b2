import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { including, isSelected, type Selection, toggled } from "../../lib/selection.ts";
import { dataCell } from "../../lib/task-data.ts";
import type { Task } from "../../server/api.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Time } from "../../ui/time.tsx";
import { useRowKeys } from "./row-keys.ts";
import { ScaledList, useScaledScroll } from "./scaled-list.tsx";
import type { TaskRows } from "./task-pages.ts";

const rowHeight = 36;
const dataColumns = 3;
const layout = "grid items-center gap-3 px-4";
const fixed = ["20px", "84px", "120px"] as const;
const counted = ["72px", "90px", "66px", "110px"] as const;

function columnsOf(count: number): { readonly gridTemplateColumns: string } {
  const data = Array.from({ length: count }, (_, index) => (index === 0 ? "minmax(0,3fr)" : "minmax(0,2fr)"));
  return { gridTemplateColumns: [...fixed, ...data, ...counted].join(" ") };
}

export type TaskListProps = {
  readonly rows: TaskRows;
  readonly shown: (range: readonly [number, number]) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
};

/** The filtered tasks as a table, to the last of a million. */
export function TaskTable({ rows, shown, selection, onSelect }: TaskListProps): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const scroll = useScaledScroll(rows.total ?? 0, rowHeight);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [first, end] = scroll.shown;
  useEffect(() => shown([first, end]), [shown, first, end]);
  const names = Object.keys(rows.first?.data ?? {}).slice(0, dataColumns);
  const select = (row: number, range: boolean): void => {
    const task = rows.rowAt(row);
    if (task === undefined) {
      return;
    }
    if (range && anchor !== null) {
      const span = Array.from({ length: Math.abs(row - anchor) + 1 }, (_, index) => Math.min(row, anchor) + index);
      onSelect(
        including(
          selection,
          span.map((each) => rows.rowAt(each)?.id).filter((id) => id !== undefined),
        ),
      );
    } else {
      onSelect(toggled(selection, task.id));
    }
    setAnchor(row);
  };
  const open = (row: number): void => {
    const task = rows.rowAt(row);
    if (task !== undefined) {
      void navigate({ to: "/tasks/$taskId", params: { taskId: String(task.id) } });
    }
  };
  const keys = useRowKeys({
    count: rows.total ?? 0,
    page: Math.floor(scroll.range.viewport / rowHeight),
    show: scroll.show,
    open,
    select,
  });
  const columns = columnsOf(names.length);
  const words = [t`Task`, t`State`, ...names];
  return (
    <div className="flex min-h-0 flex-1 flex-col border-t border-hairline bg-surface">
      <div
        className={classNames(
          layout,
          "h-9 shrink-0 overflow-hidden border-b border-hairline text-sm font-medium text-quiet [scrollbar-gutter:stable]",
        )}
        style={columns}
      >
        <span />
        {words.map((word) => (
          <span key={word} className="truncate">
            {word}
          </span>
        ))}
        <span className="text-right">{t`Answers`}</span>
        <span className="text-right">{t`Predictions`}</span>
        <span className="text-right">{t`Priority`}</span>
        <span className="text-right">{t`Changed`}</span>
      </div>
      <ScaledList
        scroll={scroll}
        label={t`Tasks`}
        role="grid"
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => keys.press(event)}
      >
        {(row) => (
          <TaskTableRow
            key={row}
            row={row}
            task={rows.rowAt(row)}
            names={names}
            columns={columns}
            focused={keys.focused === row}
            selected={isSelected(selection, rows.rowAt(row)?.id ?? -1)}
            onToggle={(range) => select(row, range)}
            onOpen={() => open(row)}
            onFocus={() => keys.focus(row)}
          />
        )}
      </ScaledList>
    </div>
  );
}

type TaskTableRowProps = {
  readonly row: number;
  readonly task: Task | undefined;
  readonly names: readonly string[];
  readonly columns: { readonly gridTemplateColumns: string };
  readonly focused: boolean;
  readonly selected: boolean;
  readonly onToggle: (range: boolean) => void;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
};

function TaskTableRow(props: TaskTableRowProps): ReactNode {
  const { row, task, names, columns, focused, selected, onToggle, onOpen, onFocus } = props;
  const { t } = useLingui();
  const look = classNames(
    layout,
    "border-b border-hairline text-sm",
    selected && "bg-chosen",
    focused && "outline-2 -outline-offset-2 outline-focus",
  );
  if (task === undefined) {
    return (
      <div role="row" aria-rowindex={row + 1} className={look} style={{ ...columns, height: rowHeight }}>
        <span role="gridcell" />
        <span role="gridcell" className="col-span-2 h-3 rounded bg-hover" />
      </div>
    );
  }
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      aria-selected={selected}
      className={classNames(look, "cursor-pointer hover:bg-hover")}
      style={{ ...columns, height: rowHeight }}
      onClick={onOpen}
      onMouseDown={onFocus}
    >
      <span
        role="gridcell"
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
      <TextCell className="font-mono text-xs">{task.id}</TextCell>
      <TextCell>
        <StateBadge state={task.state} />
      </TextCell>
      {names.map((name) => (
        <DataTableCell key={name} value={task.data[name]} />
      ))}
      <TextCell className="text-right tabular-nums">
        {formatCount(task.total_annotations)}
        <span className="text-quiet">/{task.overlap}</span>
      </TextCell>
      <TextCell className="text-right tabular-nums">{formatCount(task.total_predictions)}</TextCell>
      <TextCell className="text-right tabular-nums">{task.priority}</TextCell>
      <TextCell className="text-right text-quiet">
        <Time at={task.updated_at} />
      </TextCell>
    </div>
  );
}

function TextCell({ children, className }: { readonly children: ReactNode; readonly className?: string }): ReactNode {
  return (
    <span role="gridcell" className={classNames("truncate", className)}>
      {children}
    </span>
  );
}

function DataTableCell({ value }: { readonly value: unknown }): ReactNode {
  const cell = dataCell(value);
  if (cell.kind === "text") {
    return <TextCell>{cell.text}</TextCell>;
  }
  return (
    <TextCell className="flex items-center gap-2">
      <img
        src={cell.url}
        alt=""
        loading="lazy"
        decoding="async"
        className="h-7 w-10 shrink-0 rounded-xs bg-image-surround object-cover"
      />
      <span className="truncate">{cell.name}</span>
    </TextCell>
  );
}
