import {
  axesOf,
  centre,
  fromFrame,
  type ImagePixels,
  imagePixels,
  normalDegrees,
  type Rectangle,
  toFrame,
} from "@assay/geometry";
import type { ResizeHandle } from "../handle.ts";

/** Which edges a handle takes along: -1 the left or top one, 1 the right or bottom one, 0 none of that axis. */
const pulls: { readonly [H in ResizeHandle]: { readonly u: -1 | 0 | 1; readonly v: -1 | 0 | 1 } } = {
  nw: { u: -1, v: -1 },
  n: { u: 0, v: -1 },
  ne: { u: 1, v: -1 },
  e: { u: 1, v: 0 },
  se: { u: 1, v: 1 },
  s: { u: 0, v: 1 },
  sw: { u: -1, v: 1 },
  w: { u: -1, v: 0 },
};

/** Where a handle lies on the rectangle, in image pixels. */
export function handlePoint(shape: Rectangle, handle: ResizeHandle): ImagePixels {
  const pull = pulls[handle];
  return fromFrame(shape, ((pull.u + 1) / 2) * shape.width, ((pull.v + 1) / 2) * shape.height);
}

/**
 * The rectangle with one handle dragged to `to`, the opposite corner or edge held still. Dragged past it, the rectangle
 * turns inside out and stays a rectangle. `keepAspect` keeps width to height at a corner.
 */
export function resized(shape: Rectangle, handle: ResizeHandle, to: ImagePixels, keepAspect: boolean): Rectangle {
  const pull = pulls[handle];
  const at = toFrame(shape, to);
  let u = pull.u === -1 ? shape.width - at.u : pull.u === 1 ? at.u : shape.width;
  let v = pull.v === -1 ? shape.height - at.v : pull.v === 1 ? at.v : shape.height;
  if (keepAspect && pull.u !== 0 && pull.v !== 0 && shape.width > 0 && shape.height > 0) {
    const factor = Math.max(Math.abs(u) / shape.width, Math.abs(v) / shape.height);
    u = Math.sign(u) * factor * shape.width;
    v = Math.sign(v) * factor * shape.height;
  }
  const left = pull.u === -1 ? shape.width - u : 0;
  const top = pull.v === -1 ? shape.height - v : 0;
  const corner = fromFrame(shape, Math.min(left, left + u), Math.min(top, top + v));
  return { ...shape, x: corner.x, y: corner.y, width: Math.abs(u), height: Math.abs(v) };
}

/** The rectangle turned to `degrees` (clockwise) about its centre; `x`, `y` follow to where its corner then lies. */
export function rotated(shape: Rectangle, degrees: number): Rectangle {
  const middle = centre(shape);
  const { cos, sin } = axesOf(degrees);
  const u = shape.width / 2;
  const v = shape.height / 2;
  return {
    ...shape,
    x: middle.x - u * cos + v * sin,
    y: middle.y - u * sin - v * cos,
    rotation: normalDegrees(degrees),
  };
}

/** Degrees clockwise that a rectangle has when its top edge's middle points from the centre to `to`. */
export function rotationTowards(shape: Rectangle, to: ImagePixels): number {
  const middle = centre(shape);
  return normalDegrees((Math.atan2(to.y - middle.y, to.x - middle.x) * 180) / Math.PI + 90);
}

/** The point from which the rotation handle stands out: the middle of the top edge. */
export function rotationAnchor(shape: Rectangle): ImagePixels {
  const at = fromFrame(shape, shape.width / 2, 0);
  return imagePixels(at.x, at.y);
}
