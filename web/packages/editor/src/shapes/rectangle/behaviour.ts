import {
  type Box,
  bounds,
  contains,
  corners,
  imagePixels,
  type Rectangle,
  resize,
  rotateTo,
  toFrame,
  translate,
} from "@assay/geometry";
import type { ShapeBehaviour } from "../behaviours.ts";

/** How rectangles are measured, hit, moved, outlined and changed by their handles. */
export const rectangleBehaviour: ShapeBehaviour<Rectangle> = {
  bounds,
  hit: contains,
  touches,
  translate,
  outline: corners,
  resized: (shape, handle, to, keepAspect) => resize(shape, handle, to, { keepAspect }),
  rotated: rotateTo,
};

/** Two boxes at an angle touch when they overlap along the axes of both. */
function touches(shape: Rectangle, box: Box): boolean {
  if (!overlap(bounds(shape), box)) return false;
  const inFrame = [
    toFrame(shape, imagePixels(box.x, box.y)),
    toFrame(shape, imagePixels(box.x + box.width, box.y)),
    toFrame(shape, imagePixels(box.x + box.width, box.y + box.height)),
    toFrame(shape, imagePixels(box.x, box.y + box.height)),
  ];
  const us = inFrame.map((corner) => corner.u);
  const vs = inFrame.map((corner) => corner.v);
  return (
    Math.max(...us) >= 0 && Math.min(...us) <= shape.width && Math.max(...vs) >= 0 && Math.min(...vs) <= shape.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
