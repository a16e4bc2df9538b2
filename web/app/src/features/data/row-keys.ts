import { type KeyboardEvent, useState } from "react";

export type RowKeysOptions = {
  readonly count: number;
  /** Rows that fit the viewport. */
  readonly page: number;
  readonly show: (row: number) => void;
  readonly open: (row: number, alone: boolean) => void;
  readonly select: (row: number, range: boolean) => void;
  /** Hears where the keys are. */
  readonly onFocus?: (row: number) => void;
};

export type RowKeys = {
  readonly focused: number | null;
  readonly focus: (row: number) => void;
  readonly press: (event: KeyboardEvent) => void;
};

/** Keys of a long list: arrows, page and end keys move, Space selects, Enter opens. */
export function useRowKeys({ count, page, show, open, select, onFocus }: RowKeysOptions): RowKeys {
  const [focused, setFocused] = useState<number | null>(null);
  const move = (row: number): void => {
    const to = Math.min(Math.max(0, row), count - 1);
    setFocused(to);
    show(to);
    onFocus?.(to);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey) {
      return;
    }
    const to = rowAfter(event.key, focused ?? -1, page, count);
    if (to !== null && count > 0) {
      event.preventDefault();
      move(to);
    } else if (focused !== null && event.target === event.currentTarget && event.key === " ") {
      event.preventDefault();
      select(focused, event.shiftKey);
    } else if (focused !== null && event.target === event.currentTarget && event.key === "Enter") {
      event.preventDefault();
      open(focused, event.ctrlKey || event.metaKey);
    }
  };
  return { focused, focus: setFocused, press };
}

/** Where a moving key leads from the row; null for other keys. */
function rowAfter(key: string, row: number, page: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return row + 1;
    case "ArrowUp":
      return row - 1;
    case "PageDown":
      return row + page;
    case "PageUp":
      return row - page;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
