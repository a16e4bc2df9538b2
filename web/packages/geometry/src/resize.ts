import type { ImagePixels } from "./point.ts";
import { axesOf, centre, fromFrame, normalDegrees, rectangle, toFrame } from "./rectangle.ts";
import type { Rectangle } from "./shape.ts";

/** A place to pull a rectangle by, named by compass in the rectangle's own frame (`n` = its top edge). */
export type ResizeHandle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

/** All handles, clockwise from the top-left corner. */
export const resizeHandles: readonly ResizeHandle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

/** Which side a handle moves on each axis: -1 the left or top one, 1 the right or bottom one, 0 none. */
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

/** Where a handle sits, in image pixels. */
export function handlePoint(shape: Rectangle, handle: ResizeHandle): ImagePixels {
  const pull = pulls[handle];
  return fromFrame(shape, ((pull.u + 1) / 2) * shape.width, ((pull.v + 1) / 2) * shape.height);
}

/** How a resize is bound: `keepAspect` keeps width to height when a corner is pulled. */
export type ResizeOptions = { readonly keepAspect?: boolean };

/**
 * The rectangle after its handle was pulled to an image point. The opposite corner or edge stays where it is and the
 * rotation is kept; pulling beyond the opposite side turns the rectangle inside out, never negative.
 */
export function resize(
  shape: Rectangle,
  handle: ResizeHandle,
  to: ImagePixels,
  options: ResizeOptions = {},
): Rectangle {
  const pull = pulls[handle];
  const { u, v } = toFrame(shape, to);
  const fixedU = pull.u === 1 ? 0 : shape.width;
  const fixedV = pull.v === 1 ? 0 : shape.height;
  let width = pull.u === 0 ? -shape.width : u - fixedU;
  let height = pull.v === 0 ? -shape.height : v - fixedV;
  if (options.keepAspect === true && pull.u !== 0 && pull.v !== 0 && shape.width > 0 && shape.height > 0) {
    const factor = Math.max(Math.abs(width) / shape.width, Math.abs(height) / shape.height);
    width = (Math.sign(width) || pull.u) * factor * shape.width;
    height = (Math.sign(height) || pull.v) * factor * shape.height;
  }
  const corner = fromFrame(shape, fixedU, fixedV);
  return rectangle(corner.x, corner.y, width, height, shape.rotation);
}

/** The rectangle turned to `degrees` about its centre, in top-left form. */
export function rotateTo(shape: Rectangle, degrees: number): Rectangle {
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

/**
 * The rotation that points the rectangle's top edge at an image point, in degrees; `step` rounds it to multiples, e.g.
 * 15.
 */
export function rotationTowards(shape: Rectangle, to: ImagePixels, step = 0): number {
  const middle = centre(shape);
  const degrees = (Math.atan2(to.y - middle.y, to.x - middle.x) * 180) / Math.PI + 90;
  return normalDegrees(step > 0 ? Math.round(degrees / step) * step : degrees);
}
