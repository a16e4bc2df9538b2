import type { Region, TextSpan } from "@assay/labeling";
import { type KeyboardEvent, type PointerEvent, type ReactElement, useId } from "react";

/** One of the two ends of a span. */
export type SpanEnd = "start" | "end";

export type TextHandleProps = {
  readonly region: Region;
  readonly span: TextSpan;
  readonly end: SpanEnd;
  readonly label: string;
  readonly colour: string;
  readonly length: number;
  /** The end is dragged to a place on the screen; `again` after the first time. */
  onDrag(region: Region, end: SpanEnd, at: { readonly x: number; readonly y: number }, again: boolean): void;
  onStep(region: Region, end: SpanEnd, by: -1 | 1): void;
};

/** A grip at one end of the selected span: dragged, or moved letter by letter with the arrow keys. */
export function TextHandle(props: TextHandleProps): ReactElement {
  const { region, span, end, label, colour, length, onDrag, onStep } = props;
  const id = useId();
  const grip = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    followPointer(event.currentTarget.ownerDocument, (at, again) => onDrag(region, end, at, again));
  };
  const step = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : null;
    if (by === null || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(region, end, by);
  };
  return (
    <span
      id={id}
      role="slider"
      tabIndex={0}
      className="ed-span-handle"
      data-end={end}
      aria-label={label}
      aria-valuemin={end === "start" ? 0 : span.start + 1}
      aria-valuemax={end === "start" ? span.end - 1 : length}
      aria-valuenow={span[end]}
      aria-valuetext={span.text ?? undefined}
      style={{ "--ed-colour": colour } as Record<string, string>}
      onPointerDown={grip}
      onKeyDown={step}
    />
  );
}

/** Calls back with each place of the pointer until it is let go; the element that was gripped may go meanwhile. */
function followPointer(
  page: Document,
  moved: (at: { readonly x: number; readonly y: number }, again: boolean) => void,
): void {
  const following = new AbortController();
  const { signal } = following;
  let again = false;
  const move = (event: globalThis.PointerEvent): void => {
    moved({ x: event.clientX, y: event.clientY }, again);
    again = true;
  };
  page.addEventListener("pointermove", move, { signal });
  for (const type of ["pointerup", "pointercancel"] as const) {
    page.addEventListener(type, () => following.abort(), { signal });
  }
}
