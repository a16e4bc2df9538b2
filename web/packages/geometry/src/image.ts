import { type ImagePixels, imagePixels } from "./point.ts";
import { bounds, corners, translate } from "./rectangle.ts";
import type { Box, ImageSize, Rectangle } from "./shape.ts";

/** The nearest point on the image, its edges included. */
export function clampPoint(at: ImagePixels, size: ImageSize): ImagePixels {
  return imagePixels(clamp(at.x, 0, size.width), clamp(at.y, 0, size.height));
}

/** The point with each coordinate put on the image's edge when that is at most `reach` pixels away. */
export function snapPoint(at: ImagePixels, size: ImageSize, reach: number): ImagePixels {
  return imagePixels(at.x + gap(at.x, at.x, size.width, reach), at.y + gap(at.y, at.y, size.height, reach));
}

/** The rectangle moved, not resized, so that it lies on the image; one larger than the image keeps its top-left side in. */
export function moveInside(shape: Rectangle, size: ImageSize): Rectangle {
  const box = bounds(shape);
  const dx = inward(box.x, box.x + box.width, size.width);
  const dy = inward(box.y, box.y + box.height, size.height);
  return dx === 0 && dy === 0 ? shape : translate(shape, dx, dy);
}

/** The rectangle moved so that a side of its enclosing box that is at most `reach` pixels from an image edge meets it. */
export function snapInside(shape: Rectangle, size: ImageSize, reach: number): Rectangle {
  const box = bounds(shape);
  const dx = gap(box.x, box.x + box.width, size.width, reach);
  const dy = gap(box.y, box.y + box.height, size.height, reach);
  return dx === 0 && dy === 0 ? shape : translate(shape, dx, dy);
}

/** Whether the rectangle and an upright box share a point, by the separating axis theorem; touching counts. */
export function touchesBox(shape: Rectangle, box: Box): boolean {
  const own = corners(shape);
  const other = [
    imagePixels(box.x, box.y),
    imagePixels(box.x + box.width, box.y),
    imagePixels(box.x + box.width, box.y + box.height),
    imagePixels(box.x, box.y + box.height),
  ];
  const [a, b, , d] = own;
  const axes = [
    { x: 1, y: 0 },
    { x: 0, y: 1 },
    { x: b.x - a.x, y: b.y - a.y },
    { x: d.x - a.x, y: d.y - a.y },
  ];
  return axes.every((axis) => {
    const mine = own.map((point) => point.x * axis.x + point.y * axis.y);
    const theirs = other.map((point) => point.x * axis.x + point.y * axis.y);
    return Math.max(...mine) >= Math.min(...theirs) && Math.max(...theirs) >= Math.min(...mine);
  });
}

/** Whether the rectangle lies wholly in the box. */
export function withinBox(shape: Rectangle, box: Box): boolean {
  return corners(shape).every(
    (at) => at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height,
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The move that brings the stretch [low, high] into [0, end]; where it does not fit, its low side goes to 0. */
function inward(low: number, high: number, end: number): number {
  if (low < 0 || high - low > end) return -low;
  return high > end ? end - high : 0;
}

/** The move of at most `reach` that puts low on 0 or high on `end`, the shorter of the two; 0 when neither is near. */
function gap(low: number, high: number, end: number, reach: number): number {
  const toStart = -low;
  const toEnd = end - high;
  const nearest = Math.abs(toStart) <= Math.abs(toEnd) ? toStart : toEnd;
  return Math.abs(nearest) <= reach ? nearest : 0;
}
