import { type Box, type ImagePixels, type ImageSize, imagePixels, type Shape } from "@assay/geometry";
import { behaviourOf } from "../shapes/behaviours.ts";

/** Screen pixels within which an edge of the image attracts. */
export const snapDistance = 6;

/** The point held on the image, and drawn to an edge of it that is nearer than `reach` image pixels. */
export function snapped(at: ImagePixels, size: ImageSize, reach: number): ImagePixels {
  return imagePixels(snappedTo(at.x, size.width, reach), snappedTo(at.y, size.height, reach));
}

function snappedTo(value: number, length: number, reach: number): number {
  if (value <= reach) return 0;
  return value >= length - reach ? length : value;
}

/**
 * How far a box may move when `dx`, `dy` is wanted: it stays on the image and is drawn to an edge that it nears. A box that
 * already reaches beyond an edge may come back but go no further.
 */
export function snappedMove(
  box: Box,
  size: ImageSize,
  wanted: { readonly dx: number; readonly dy: number },
  reach: number,
): { readonly dx: number; readonly dy: number } {
  return {
    dx: moveAlong(box.x, box.width, size.width, wanted.dx, reach),
    dy: moveAlong(box.y, box.height, size.height, wanted.dy, reach),
  };
}

function moveAlong(start: number, length: number, room: number, wanted: number, reach: number): number {
  const toStart = -start;
  const toEnd = room - start - length;
  const lowest = Math.min(0, toStart, toEnd);
  const highest = Math.max(0, toStart, toEnd);
  const held = Math.min(highest, Math.max(lowest, wanted));
  if (wanted < 0 && Math.abs(held - toStart) <= reach) return toStart;
  return wanted > 0 && Math.abs(held - toEnd) <= reach ? toEnd : held;
}

/** The box around all of the shapes; null without any. */
export function boundsOfAll(shapes: Iterable<Shape>): Box | null {
  let x = Infinity;
  let y = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const shape of shapes) {
    const box = behaviourOf(shape).bounds(shape);
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return right >= x ? { x, y, width: right - x, height: bottom - y } : null;
}

/** The shape moved as little as possible to lie on the image; null where it is larger than the image. */
export function movedInside(shape: Shape, size: ImageSize): Shape | null {
  const box = behaviourOf(shape).bounds(shape);
  const grace = 1e-6;
  if (box.width > size.width + grace || box.height > size.height + grace) return null;
  const dx = Math.max(0, -box.x) - Math.max(0, box.x + box.width - size.width);
  const dy = Math.max(0, -box.y) - Math.max(0, box.y + box.height - size.height);
  return dx === 0 && dy === 0 ? shape : behaviourOf(shape).translate(shape, dx, dy);
}

/**
 * The shape as near to what was asked as the image allows: moved onto it, and an upright one cut to its size. Null where
 * a turned shape is too large.
 */
export function heldOnImage(shape: Shape, size: ImageSize): Shape | null {
  if (liesInside(shape, size)) return shape;
  if (shape.rotation !== 0) return movedInside(shape, size);
  const width = Math.min(shape.width, size.width);
  const height = Math.min(shape.height, size.height);
  return movedInside({ ...shape, width, height }, size);
}

/** Whether the shape lies on the image, with a thousandth of a pixel of grace for rounding. */
export function liesInside(shape: Shape, size: ImageSize): boolean {
  const box = behaviourOf(shape).bounds(shape);
  const grace = 1e-3;
  return (
    box.x >= -grace &&
    box.y >= -grace &&
    box.x + box.width <= size.width + grace &&
    box.y + box.height <= size.height + grace
  );
}

/**
 * The furthest shape of `at(0)` to `at(1)` that lies on the image, found by halving; `at(1)` when `at(0)` lies outside
 * already. Right when the shapes inside are a first stretch of the way, as for a handle dragged along a line.
 */
export function furthestInside<S extends Shape>(at: (progress: number) => S, size: ImageSize): S {
  const end = at(1);
  if (liesInside(end, size) || !liesInside(at(0), size)) return end;
  let inside = 0;
  let outside = 1;
  for (let round = 0; round < 30; round++) {
    const middle = (inside + outside) / 2;
    if (liesInside(at(middle), size)) inside = middle;
    else outside = middle;
  }
  return at(inside);
}
