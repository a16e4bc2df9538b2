import type { EditorController } from "@assay/editor";
import type { Region } from "@assay/labeling";
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";
import { GroupRow } from "./group-row.tsx";
import { focusInRow, rowAfter, runOnRow, selectRegion } from "./region-list-keys.ts";
import { RegionRowView } from "./region-row-view.tsx";
import type { RegionRow } from "./region-rows.ts";
import { useRowWindow } from "./use-row-window.ts";

export type RegionListProps = {
  readonly rows: readonly RegionRow[];
  /** Whether no groups are shown. */
  readonly flat: boolean;
  nameOf(region: Region): string;
  readonly controller: EditorController;
  readonly messages: TaskMessages;
  readonly onToggle: (key: string) => void;
};

/**
 * Rows of regions, the mirror of images and texts for keyboards and screen readers: one row is in the tab order, the
 * arrows move through rows and select, left and right go through the row's buttons. Only rows in sight are drawn.
 */
export function RegionList(props: RegionListProps): ReactElement {
  const { rows, flat, controller, messages } = props;
  const { selection } = useEditor(controller).state;
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const view = useRowWindow(list, rows.length);
  const selected = rows.find(({ key }) => key === selection.at(-1));
  const active = rows.find(({ key }) => key === focused) ?? selected ?? rows[0];
  useRevealed(selected === undefined ? -1 : rows.indexOf(selected), view.reveal);
  const go = (row: RegionRow): void => {
    setFocused(row.key);
    view.reveal(rows.indexOf(row));
    if (row.kind === "region") selectRegion(controller, row.region, false);
    requestAnimationFrame(() => rowOf(list.current, row.key)?.focus());
  };
  return (
    <div
      ref={list}
      role="treegrid"
      aria-label={messages.regions}
      aria-rowcount={rows.length}
      aria-multiselectable="true"
      className="ed-region-list"
      onScroll={view.scrolled}
      onKeyDown={(event) => active !== undefined && onKey(event, props, active, go)}
    >
      <div style={{ height: view.above }} role="presentation" />
      {rows.slice(view.from, view.to).map((row, place) => (
        <ListedRow
          key={row.key}
          row={row}
          index={view.from + place + 1}
          level={flat || row.kind === "group" ? 1 : 2}
          focusable={row === active}
          selected={selection.includes(row.key)}
          onFocus={setFocused}
          {...props}
        />
      ))}
      <div style={{ height: view.below }} role="presentation" />
    </div>
  );
}

/** Keys with Ctrl, Alt or Meta belong to the page, Enter and space on a button to the button. */
function onKey(event: KeyboardEvent, props: RegionListProps, active: RegionRow, go: (row: RegionRow) => void): void {
  const { rows, controller, onToggle } = props;
  const target = event.target as HTMLElement;
  const onButton = target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
  if (onButton || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = rowAfter(event.key, rows, active);
  if (next !== undefined) go(next);
  else if (!runOnRow(event.key, active, controller, onToggle) && !focusInRow(event.key, target)) return;
  event.preventDefault();
  event.stopPropagation();
}

type ListedRowProps = RegionListProps & {
  readonly row: RegionRow;
  readonly index: number;
  readonly level: number;
  readonly focusable: boolean;
  readonly selected: boolean;
  readonly onFocus: (key: string) => void;
};

function ListedRow(props: ListedRowProps): ReactElement {
  const { row, index, level, flat, focusable, selected, nameOf, controller, messages, onToggle, onFocus } = props;
  const shared = { index, level, focusable, controller, messages };
  if (row.kind === "group") return <GroupRow row={row} onToggle={() => onToggle(row.key)} {...shared} />;
  return (
    <RegionRowView
      row={row}
      name={nameOf(row.region)}
      selected={selected}
      pending={controller.store.isPending(row.key)}
      movable={flat && controller.editable}
      onFocus={onFocus}
      {...shared}
    />
  );
}

/** Brings the row into sight whenever another one is the selected one; -1 for none. */
function useRevealed(place: number, reveal: (place: number) => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling by hand must not scroll back
  useEffect(() => {
    if (place >= 0) reveal(place);
  }, [place]);
}

function rowOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}
