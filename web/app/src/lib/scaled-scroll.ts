/**
 * A scroll range for more rows than a browser's element can be high: the scroll bar maps to the whole list in proportion, while small
 * movements stay exact. Offsets and heights are CSS pixels.
 */
export type ScrollRange = { readonly rows: number; readonly rowHeight: number; readonly viewport: number };

/** Browsers stop laying out elements above some 17 to 33 million pixels. */
export const tallestElement = 15_000_000;

/** The height of all rows, were they laid out. */
export function fullHeight(range: ScrollRange): number {
  return range.rows * range.rowHeight;
}

/** The height of the element that is scrolled in place of all rows. */
export function spacerHeight(range: ScrollRange): number {
  return Math.min(fullHeight(range), tallestElement);
}

/** The offset in the full list where the scroll bar stands. */
export function offsetAt(range: ScrollRange, scrollTop: number): number {
  const scrollable = spacerHeight(range) - range.viewport;
  if (scrollable <= 0) {
    return 0;
  }
  return clampedOffset(range, (scrollTop / scrollable) * (fullHeight(range) - range.viewport));
}

/** Where the scroll bar stands for the offset. */
export function scrollTopAt(range: ScrollRange, offset: number): number {
  const full = fullHeight(range) - range.viewport;
  return full <= 0 ? 0 : (clampedOffset(range, offset) / full) * (spacerHeight(range) - range.viewport);
}

export function clampedOffset(range: ScrollRange, offset: number): number {
  return Math.min(Math.max(0, offset), Math.max(0, fullHeight(range) - range.viewport));
}

/** The rows that touch the viewport at the offset: first, and the one after the last. */
export function rowsAt(range: ScrollRange, offset: number): readonly [first: number, end: number] {
  const first = Math.floor(offset / range.rowHeight);
  const end = Math.ceil((offset + range.viewport) / range.rowHeight);
  return [Math.max(0, first), Math.min(range.rows, Math.max(end, first))];
}

/** The nearest offset that shows the whole row. */
export function offsetShowing(range: ScrollRange, offset: number, row: number): number {
  const top = row * range.rowHeight;
  if (top < offset) {
    return top;
  }
  const bottom = top + range.rowHeight;
  return clampedOffset(range, bottom > offset + range.viewport ? bottom - range.viewport : offset);
}
