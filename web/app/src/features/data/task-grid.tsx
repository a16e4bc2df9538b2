import { useLingui } from "@lingui/react/macro";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { isSelected, toggled } from "../../lib/selection.ts";
import { leadingCell } from "../../lib/task-data.ts";
import type { Task } from "../../server/api.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Thumbnail } from "../../ui/thumbnail.tsx";
import { useTypeScale } from "../../ui/type-scale.ts";
import { ScaledList, useScaledScroll } from "./scaled-list.tsx";
import type { TaskListProps } from "./task-table.tsx";

const usualWidth = 190;
const usualHeight = 196;

/** The filtered tasks as cards with their picture or text. */
export function TaskGrid(props: TaskListProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const cardWidth = usualWidth * useTypeScale();
  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col border-t border-hairline bg-surface">
      {width > 0 && <CardLines {...props} across={Math.max(1, Math.floor((width - 24) / cardWidth))} />}
    </div>
  );
}

function CardLines({
  rows,
  shown,
  selection,
  onSelect,
  opened,
  onOpen,
  across,
}: TaskListProps & { readonly across: number }): ReactNode {
  const { t } = useLingui();
  const total = rows.total ?? 0;
  const cardHeight = usualHeight * useTypeScale();
  const scroll = useScaledScroll(Math.ceil(total / across), cardHeight);
  const first = scroll.shown[0] * across;
  const end = Math.min(total, scroll.shown[1] * across);
  useEffect(() => shown([first, end]), [shown, first, end]);
  return (
    <ScaledList scroll={scroll} label={t`Tasks`} role="list">
      {(line) => (
        <div
          key={line}
          role="presentation"
          className="grid gap-2 px-4 pt-2"
          style={{ height: cardHeight, gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }}
        >
          {Array.from({ length: Math.min(across, total - line * across) }, (_, index) => line * across + index).map(
            (row) => (
              <Card
                key={row}
                task={rows.rowAt(row)}
                selection={selection}
                onSelect={onSelect}
                opened={opened}
                onOpen={onOpen}
              />
            ),
          )}
        </div>
      )}
    </ScaledList>
  );
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (target === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

type CardProps = Pick<TaskListProps, "selection" | "onSelect" | "opened" | "onOpen"> & {
  readonly task: Task | undefined;
};

function Card({ task, selection, onSelect, opened, onOpen }: CardProps): ReactNode {
  const { t } = useLingui();
  if (task === undefined) {
    return <div role="listitem" className="rounded-md bg-hover" />;
  }
  const selected = isSelected(selection, task.id);
  const cell = leadingCell(task.data);
  return (
    <div
      role="listitem"
      className={classNames(
        "relative flex min-w-0 flex-col overflow-hidden rounded-md border",
        selected || opened === task.id ? "border-focus bg-chosen" : "border-hairline hover:border-outline",
      )}
    >
      <div className="absolute top-1.5 left-1.5 z-10 rounded bg-surface/90 p-0.5">
        <Checkbox
          label={t`Select task ${task.id}`}
          labelHidden={true}
          checked={selected}
          onChange={() => onSelect(toggled(selection, task.id))}
        />
      </div>
      <button
        type="button"
        onClick={(event) => onOpen(task.id, event.ctrlKey || event.metaKey)}
        className="flex min-h-0 flex-1 flex-col text-left"
      >
        {cell.kind === "image" ? (
          <Thumbnail url={cell.url} alt={cell.name} className="min-h-0 w-full flex-1 object-contain" />
        ) : (
          <span className="line-clamp-6 min-h-0 w-full flex-1 px-3 pt-8 text-sm">{cell.text}</span>
        )}
        <span className="flex w-full items-center justify-between gap-2 px-2 py-1">
          <span className="font-mono text-xs">#{task.id}</span>
          <StateBadge state={task.state} />
        </span>
      </button>
    </div>
  );
}
