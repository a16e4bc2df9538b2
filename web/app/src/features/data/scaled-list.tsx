import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import {
  clampedOffset,
  offsetAt,
  offsetShowing,
  rowsAt,
  type ScrollRange,
  scrollTopAt,
  spacerHeight,
} from "../../lib/scaled-scroll.ts";

export type ScaledScroll = {
  readonly viewport: RefObject<HTMLDivElement | null>;
  readonly range: ScrollRange;
  readonly offset: number;
  readonly shown: readonly [number, number];
  readonly moveTo: (offset: number) => void;
  readonly show: (row: number) => void;
};

/** The scrolling of a list of any length inside one element, below a head that stays. */
export function useScaledScroll(rows: number, rowHeight: number, headHeight = 0): ScaledScroll {
  const viewport = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const [offset, setOffset] = useState(0);
  const range: ScrollRange = { rows, rowHeight, viewport: height };
  const moveTo = (next: number): void => {
    const exact = clampedOffset(range, next);
    setOffset(exact);
    if (viewport.current !== null) {
      viewport.current.scrollTop = scrollTopAt(range, exact);
    }
  };
  useEffect(() => {
    const element = viewport.current;
    if (element === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => setHeight(element.clientHeight - headHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [headHeight]);
  useEffect(() => {
    const element = viewport.current;
    const now: ScrollRange = { rows, rowHeight, viewport: height };
    const scroll = (): void => {
      const top = element?.scrollTop ?? 0;
      // A bar that stands where the exact offset put it keeps the exact offset.
      setOffset((exact) => (Math.abs(scrollTopAt(now, exact) - top) <= 1 ? exact : offsetAt(now, top)));
    };
    const wheel = (event: WheelEvent): void => {
      if (event.ctrlKey || spacerHeight(now) === now.rows * now.rowHeight) {
        return;
      }
      if (event.deltaY === 0) {
        return;
      }
      event.preventDefault();
      setOffset((exact) => {
        const next = clampedOffset(now, exact + event.deltaY * (event.deltaMode === 1 ? now.rowHeight : 1));
        if (element !== null) {
          element.scrollTop = scrollTopAt(now, next);
        }
        return next;
      });
    };
    scroll();
    element?.addEventListener("scroll", scroll, { passive: true });
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => {
      element?.removeEventListener("scroll", scroll);
      element?.removeEventListener("wheel", wheel);
    };
  }, [rows, rowHeight, height]);
  return {
    viewport,
    range,
    offset,
    shown: rowsAt(range, clampedOffset(range, offset)),
    moveTo,
    show: (row) => moveTo(offsetShowing(range, offset, row)),
  };
}

export type ScaledListProps = {
  readonly scroll: ScaledScroll;
  readonly label: string;
  readonly role: "grid" | "list";
  /** Stays above the rows, as high as the scroll was told. */
  readonly head?: ReactNode;
  /** The least width of a row; a narrower list scrolls sideways. */
  readonly width?: number;
  /** The element id of the row that the keys act on. */
  readonly active?: string | undefined;
  readonly children: (row: number) => ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
};

/** The rows in sight, placed where the scroll stands. */
export function ScaledList(props: ScaledListProps): ReactNode {
  const { scroll, label, role, head, width, active, children, onKeyDown } = props;
  const { range, offset, shown, viewport } = scroll;
  const rows = Array.from({ length: shown[1] - shown[0] }, (_, index) => shown[0] + index);
  const top = scrollTopAt(range, offset) + shown[0] * range.rowHeight - offset;
  return (
    <div
      ref={viewport}
      role={role}
      aria-label={label}
      aria-rowcount={role === "grid" ? range.rows + (head === undefined ? 0 : 1) : undefined}
      aria-activedescendant={active}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative min-h-0 flex-1 overflow-auto [scrollbar-gutter:stable]"
    >
      <div style={{ minWidth: width }} role="presentation">
        {head}
        <div className="relative" style={{ height: spacerHeight(range) }} role="presentation">
          <div className="absolute inset-x-0" style={{ top }} role="presentation">
            {rows.map(children)}
          </div>
        </div>
      </div>
    </div>
  );
}
