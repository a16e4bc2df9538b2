import type { EditorController } from "@assay/editor";
import type { LabelingConfig, Region } from "@assay/labeling";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";
import { GroupRow } from "./group-row.tsx";
import { RegionRowView } from "./region-row-view.tsx";
import { firstLabel, type Grouping, type RegionRow, regionRows, windowOf } from "./region-rows.ts";

export type RegionPanelProps = {
  /** With the task's own options filled in. */
  readonly config: LabelingConfig;
  readonly controller: EditorController;
  readonly messages?: TaskMessages;
};

const rowHeight = 28;

/**
 * The regions of a task as a list: by label, in z-order or by kind. It is the images' and texts' mirror for keyboards
 * and screen readers: one row has the focus, the arrows move it and select.
 */
export function RegionPanel({ config, controller, messages = englishTaskMessages }: RegionPanelProps): ReactElement {
  const { content, state } = useEditor(controller);
  const [grouping, setGrouping] = useState<Grouping>("label");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(600);
  const [focused, setFocused] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => regionRows(content.regions, grouping, closed, messages, (region) => firstLabel(config, region)),
    [content.regions, grouping, closed, messages, config],
  );
  const active =
    rows.find(({ key }) => key === focused) ?? rows.find(({ key }) => key === state.selection[0]) ?? rows[0];
  const { from, to } = windowOf(rows.length, rowHeight, scrolled, height);
  useEffect(() => {
    setHeight(list.current?.clientHeight || 600);
  }, []);
  const toggle = (key: string): void =>
    setClosed(new Set(closed.has(key) ? [...closed].filter((other) => other !== key) : [...closed, key]));
  const go = (row: RegionRow | undefined): void => {
    if (row === undefined || list.current === null) return;
    setFocused(row.key);
    const top = rows.indexOf(row) * rowHeight;
    if (top < list.current.scrollTop) list.current.scrollTop = top;
    else if (top + rowHeight > list.current.scrollTop + list.current.clientHeight)
      list.current.scrollTop = top + rowHeight - list.current.clientHeight;
    if (row.kind === "region") select(controller, row.region, false);
    requestAnimationFrame(() => rowOf(list.current, row.key)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = active === undefined ? undefined : keyMove(event.key, rows, active);
    if (active !== undefined && next !== undefined) go(next);
    else if (active !== undefined && !pressedOn(event.key, active, controller, toggle)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="ed-panel ed-regions" aria-label={messages.regions}>
      <label className="ed-grouping">
        {messages.groupBy}
        <select className="ed-field" value={grouping} onChange={(event) => setGrouping(groupingOf(event.target.value))}>
          {(["label", "order", "tool"] as const).map((each) => (
            <option key={each} value={each}>
              {messages.groupings[each]}
            </option>
          ))}
        </select>
      </label>
      {rows.length === 0 ? (
        <p className="ed-note">{messages.noRegions}</p>
      ) : (
        <div
          ref={list}
          role="treegrid"
          aria-label={messages.regions}
          aria-rowcount={rows.length}
          aria-multiselectable="true"
          className="ed-region-list"
          onScroll={(event) => {
            setScrolled(event.currentTarget.scrollTop);
            setHeight(event.currentTarget.clientHeight || 600);
          }}
          onKeyDown={onKeyDown}
        >
          <div style={{ height: from * rowHeight }} role="presentation" />
          {rows.slice(from, to).map((row, place) => {
            const shared = {
              index: from + place + 1,
              level: grouping === "order" || row.kind === "group" ? 1 : 2,
              focusable: row === active,
              messages,
              controller,
            };
            return row.kind === "group" ? (
              <GroupRow key={row.key} row={row} onToggle={() => toggle(row.key)} {...shared} />
            ) : (
              <RegionRowView
                key={row.key}
                row={row}
                name={firstLabel(config, row.region) || messages.unlabelled}
                selected={state.selection.includes(row.region.id)}
                onSelect={(add) => {
                  setFocused(row.key);
                  select(controller, row.region, add);
                }}
                {...shared}
              />
            );
          })}
          <div style={{ height: (rows.length - to) * rowHeight }} role="presentation" />
        </div>
      )}
    </section>
  );
}

function select(controller: EditorController, region: Region, add: boolean): void {
  const { selection } = controller;
  const others = selection.filter((id) => id !== region.id);
  controller.select(add ? (others.length < selection.length ? others : [...others, region.id]) : [region.id]);
}

function keyMove(key: string, rows: readonly RegionRow[], active: RegionRow): RegionRow | undefined {
  const at = rows.indexOf(active);
  switch (key) {
    case "ArrowDown":
      return rows[Math.min(at + 1, rows.length - 1)];
    case "ArrowUp":
      return rows[Math.max(at - 1, 0)];
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    case "PageDown":
      return rows[Math.min(at + 10, rows.length - 1)];
    case "PageUp":
      return rows[Math.max(at - 10, 0)];
    default:
      return undefined;
  }
}

/** What Enter, space and delete do on the row with the focus; false for other keys. */
function pressedOn(key: string, row: RegionRow, controller: EditorController, toggle: (key: string) => void): boolean {
  if (row.kind === "group") {
    const turns = key === "Enter" || key === " " || key === (row.open ? "ArrowLeft" : "ArrowRight");
    if (turns) toggle(row.key);
    return turns;
  }
  switch (key) {
    case "Enter":
      controller.select([row.region.id]);
      controller.camera.reveal(row.region.id);
      return true;
    case " ":
      select(controller, row.region, true);
      return true;
    case "Delete":
    case "Backspace":
      controller.remove(controller.selection.includes(row.region.id) ? controller.selection : [row.region.id]);
      return true;
    default:
      return false;
  }
}

function rowOf(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null;
}

function groupingOf(value: string): Grouping {
  return value === "order" || value === "tool" ? value : "label";
}
