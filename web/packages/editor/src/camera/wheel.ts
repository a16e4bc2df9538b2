import { type Screen, screen } from "@assay/geometry";
import { type Camera, panned, type Stage, zoomed } from "./camera.ts";

/** A turn of the wheel as the browser reports it. `lines` says that deltas count lines of text, not pixels. */
export type WheelInput = {
  readonly at: Screen;
  readonly deltaX: number;
  readonly deltaY: number;
  readonly lines: boolean;
  readonly shift: boolean;
  /** Ctrl or Command held, or a pinch on a touchpad, which browsers report as Ctrl with the wheel. */
  readonly control: boolean;
};

const pixelsPerLine = 33;

/** The largest step of one event, so that a coarse wheel does not jump. */
const maxPixels = 240;

/** The camera after a turn of the wheel: Shift pans, anything else zooms to the pointer, a pinch four times as fast. */
export function wheeled(camera: Camera, stage: Stage, input: WheelInput): Camera {
  const unit = input.lines ? pixelsPerLine : 1;
  const dx = bounded(input.deltaX * unit);
  const dy = bounded(input.deltaY * unit);
  if (input.shift) return input.deltaX === 0 ? panned(camera, stage, -dy, 0) : panned(camera, stage, -dx, -dy);
  const speed = input.control ? 1 / 120 : 1 / 480;
  return zoomed(camera, stage, input.at, 2 ** (-dy * speed));
}

function bounded(pixels: number): number {
  return Math.max(-maxPixels, Math.min(maxPixels, pixels));
}

/** Two fingers on the screen. */
export type Fingers = readonly [Screen, Screen];

/** The camera after two fingers moved from `before` to `after`: their middle drags, their distance zooms. */
export function pinched(camera: Camera, stage: Stage, before: Fingers, after: Fingers): Camera {
  const from = middle(before);
  const to = middle(after);
  const moved = panned(camera, stage, to.x - from.x, to.y - from.y);
  return zoomed(moved, stage, to, Math.max(1, apart(after)) / Math.max(1, apart(before)));
}

function middle([a, b]: Fingers): Screen {
  return screen((a.x + b.x) / 2, (a.y + b.y) / 2);
}

function apart([a, b]: Fingers): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
