import { useMemo, useState } from "react";
import { type ColumnLayout, readLayout } from "../../lib/column-layout.ts";

export type Layout = readonly [layout: ColumnLayout, set: (layout: ColumnLayout) => void];

/** The arrangement of the columns: one's own, kept in this browser, or else the saved view's, or else the usual one. */
export function useLayout(place: string, saved: ColumnLayout | null, usual: ColumnLayout): Layout {
  const key = `assay-columns-${place}`;
  const stored = useMemo(() => read(key), [key]);
  const [own, setOwn] = useState<{ readonly key: string; readonly layout: ColumnLayout } | null>(null);
  const layout = (own?.key === key ? own.layout : stored) ?? saved ?? usual;
  return [
    layout,
    (next) => {
      setOwn({ key, layout: next });
      localStorage.setItem(key, JSON.stringify(next));
    },
  ];
}

function read(key: string): ColumnLayout | null {
  try {
    return readLayout(JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}
