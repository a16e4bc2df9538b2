import { useEffect, useState } from "react";
import { windowOf } from "./region-rows.ts";

/** Height taken for a row while none is drawn, px; the style sheet makes it this high with text of the usual size. */
const usualRowHeight = 28;

/** The height taken for a list that was not laid out yet, px. */
const guessedHeight = 600;

/** The part of a list that is drawn, and the blanks in place of the rest, px. */
export type RowWindow = {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
  scrolled(): void;
  /** Scrolls no further than needed to show the row. */
  reveal(place: number): void;
};

/** Which of `count` rows are in sight of the list. */
export function useRowWindow(list: { readonly current: HTMLElement | null }, count: number): RowWindow {
  const [{ top, height, rowHeight }, setSeen] = useState({
    top: 0,
    height: guessedHeight,
    rowHeight: usualRowHeight,
  });
  const look = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = list.current ?? {};
    const drawn = list.current?.querySelector<HTMLElement>("[role=row]")?.offsetHeight ?? 0;
    setSeen({ top: scrollTop, height: clientHeight || guessedHeight, rowHeight: drawn || usualRowHeight });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is measured once, and then when it scrolls
  useEffect(look, []);
  const { from, to } = windowOf(count, rowHeight, top, height);
  return {
    from,
    to,
    above: from * rowHeight,
    below: (count - to) * rowHeight,
    scrolled: look,
    reveal: (place) => {
      const { current } = list;
      if (current === null) return;
      const start = place * rowHeight;
      if (start < current.scrollTop) current.scrollTop = start;
      const end = start + rowHeight - current.clientHeight;
      if (current.clientHeight > 0 && end > current.scrollTop) current.scrollTop = end;
    },
  };
}
