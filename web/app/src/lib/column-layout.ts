/** Which columns a table shows in which order, how wide in CSS pixels, and which stay in place when it scrolls sideways. */
export type ColumnLayout = {
  readonly shown: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly pinned: readonly string[];
};

export const narrowest = 56;
export const widest = 1200;

/** The layout in storage or a saved view; null where there is none. */
export function readLayout(value: unknown): ColumnLayout | null {
  if (typeof value !== "object" || value === null || !("shown" in value)) {
    return null;
  }
  const { shown, widths, pinned } = value as { shown: unknown; widths?: unknown; pinned?: unknown };
  const entries = typeof widths === "object" && widths !== null ? Object.entries(widths) : [];
  const sized = entries.filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
  return {
    shown: texts(shown),
    widths: Object.fromEntries(sized.map(([id, width]) => [id, clampedWidth(width)])),
    pinned: texts(pinned),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

export function clampedWidth(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)));
}

export function resized(layout: ColumnLayout, id: string, width: number): ColumnLayout {
  return { ...layout, widths: { ...layout.widths, [id]: clampedWidth(width) } };
}

/** The layout with the column shown at the end, or hidden. */
export function toggledColumn(layout: ColumnLayout, id: string): ColumnLayout {
  const on = layout.shown.includes(id);
  return {
    ...layout,
    shown: on ? layout.shown.filter((each) => each !== id) : [...layout.shown, id],
    pinned: on ? layout.pinned.filter((each) => each !== id) : layout.pinned,
  };
}

export function pinToggled(layout: ColumnLayout, id: string): ColumnLayout {
  const on = layout.pinned.includes(id);
  return { ...layout, pinned: on ? layout.pinned.filter((each) => each !== id) : [...layout.pinned, id] };
}

/** The layout with the column one place further among those of its kind, pinned or not. */
export function moved(layout: ColumnLayout, id: string, by: -1 | 1): ColumnLayout {
  const order = placed(layout);
  const at = order.indexOf(id);
  const neighbour = order[at + by];
  const same = neighbour !== undefined && layout.pinned.includes(neighbour) === layout.pinned.includes(id);
  return same ? { ...layout, shown: order.with(at, neighbour).with(at + by, id) } : layout;
}

/** The shown columns as they stand: the pinned ones first. */
export function placed(layout: ColumnLayout): readonly string[] {
  const isPinned = (id: string): boolean => layout.pinned.includes(id);
  return [...layout.shown.filter(isPinned), ...layout.shown.filter((id) => !isPinned(id))];
}
