import type { EditorController } from "@assay/editor";
import type { Region } from "@assay/labeling";
import type { RegionRow } from "./region-rows.ts";

/** The row that a key goes to from the one with the focus; undefined for a key that goes nowhere. */
export function rowAfter(key: string, rows: readonly RegionRow[], active: RegionRow): RegionRow | undefined {
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

/** What Enter, space, delete, and left and right on a group do on the row with the focus; false for other keys. */
export function runOnRow(
  key: string,
  row: RegionRow,
  controller: EditorController,
  toggle: (key: string) => void,
): boolean {
  if (row.kind === "group") {
    const turns = key === "Enter" || key === " " || key === (row.open ? "ArrowLeft" : "ArrowRight");
    if (turns) toggle(row.key);
    return turns;
  }
  const { id } = row.region;
  switch (key) {
    case "Enter":
      controller.select([id]);
      controller.camera.reveal(id);
      return true;
    case " ":
      selectRegion(controller, row.region, true);
      return true;
    case "Delete":
    case "Backspace":
      controller.remove(controller.selection.includes(id) ? controller.selection : [id]);
      return true;
    default:
      return false;
  }
}

/** Selects a region alone, or adds it to the selection; added twice it is taken out. */
export function selectRegion(controller: EditorController, region: Region, add: boolean): void {
  const { selection } = controller;
  const others = selection.filter((id) => id !== region.id);
  controller.select(add ? (others.length < selection.length ? others : [...others, region.id]) : [region.id]);
}

/** Moves the focus through a row and its buttons by left and right; false where there is nothing that way. */
export function focusInRow(key: string, target: HTMLElement): boolean {
  const row = target.closest<HTMLElement>("[role=row]");
  if (row === null || (key !== "ArrowLeft" && key !== "ArrowRight")) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = stops.indexOf(target);
  const next = stops[at + (key === "ArrowRight" ? 1 : -1)];
  if (at < 0 || next === undefined) return false;
  next.focus();
  return true;
}
