import { type ColumnLayout, placed } from "../../lib/column-layout.ts";
import type { ColumnKind, TableColumn } from "./columns.ts";

/** A column where it stands in the table; lengths are CSS pixels. */
export type PlacedColumn = TableColumn & {
  readonly width: number;
  /** Where a pinned column stays when the table scrolls sideways; null for others. */
  readonly left: number | null;
};

export type PlacedColumns = {
  readonly columns: readonly PlacedColumn[];
  /** The grid's columns in CSS, the one of the selection first. */
  readonly template: string;
  /** The least width of a row. */
  readonly width: number;
};

const selection = 44;
const narrowestText = 200;

const usualWidths: { readonly [K in ColumnKind]: number } = {
  number: 120,
  text: 260,
  time: 136,
  flag: 96,
  person: 180,
  state: 128,
  label: 140,
  image: 220,
};

/** Columns whose values stand at the right. */
export function isNumeric({ id, kind }: TableColumn): boolean {
  return id !== "id" && (kind === "number" || kind === "time");
}

/** Gives the shown columns their places: the first of the data takes what room is left. Widths grow with the type. */
export function placedColumns(known: readonly TableColumn[], layout: ColumnLayout, scale: number): PlacedColumns {
  const shown = placed(layout)
    .map((id) => known.find((column) => column.id === id))
    .filter((column) => column !== undefined);
  const isLoose = ({ id }: TableColumn): boolean =>
    id.startsWith("data.") && layout.widths[id] === undefined && !layout.pinned.includes(id);
  const loose = shown.find(isLoose);
  let left = selection * scale;
  const columns = shown.map((column): PlacedColumn => {
    const usual = column === loose ? narrowestText : (layout.widths[column.id] ?? usualWidths[column.kind]);
    const width = usual * scale;
    const pinned = layout.pinned.includes(column.id) ? left : null;
    left += width;
    return { ...column, width, left: pinned };
  });
  const tracks = columns.map((column) =>
    column.id === loose?.id ? `minmax(${column.width}px,1fr)` : `${column.width}px`,
  );
  return {
    columns,
    template: [`${selection * scale}px`, ...tracks, ...(loose === undefined ? ["minmax(0,1fr)"] : [])].join(" "),
    width: left,
  };
}
