import { type ImagePixels, imagePixels } from "./point.ts";
import type { Box, ImageSize, Rectangle } from "./shape.ts";

/** The four corners of a rectangle in the order top-left, top-right, bottom-right, bottom-left of its own frame. */
export type Corners = readonly [ImagePixels, ImagePixels, ImagePixels, ImagePixels];

/** Degrees brought into [0, 360). */
export function normalDegrees(degrees: number): number {
  const turned = degrees % 360;
  return turned < 0 ? turned + 360 : turned + 0;
}

/** A rectangle from its parts; a negative size grows to the other side, the rotation is brought into [0, 360). */
export function rectangle(x: number, y: number, width: number, height: number, rotation = 0): Rectangle {
  const axes = axesOf(rotation);
  const left = Math.min(width, 0);
  const top = Math.min(height, 0);
  return {
    kind: "rectangle",
    x: x + left * axes.cos - top * axes.sin,
    y: y + left * axes.sin + top * axes.cos,
    width: Math.abs(width),
    height: Math.abs(height),
    rotation: normalDegrees(rotation),
  };
}

/** Cosine and sine of degrees, exact at the multiples of 90. */
export function axesOf(degrees: number): { readonly cos: number; readonly sin: number } {
  const turned = normalDegrees(degrees);
  switch (turned) {
    case 0:
      return { cos: 1, sin: 0 };
    case 90:
      return { cos: 0, sin: 1 };
    case 180:
      return { cos: -1, sin: 0 };
    case 270:
      return { cos: 0, sin: -1 };
  }
  const radians = (turned * Math.PI) / 180;
  return { cos: Math.cos(radians), sin: Math.sin(radians) };
}

/** The point of the image that lies (`u`, `v`) pixels along the rectangle's own axes from its top-left corner. */
export function fromFrame(shape: Rectangle, u: number, v: number): ImagePixels {
  const { cos, sin } = axesOf(shape.rotation);
  return imagePixels(shape.x + u * cos - v * sin, shape.y + u * sin + v * cos);
}

/** The place of an image point in the rectangle's own frame: pixels along its axes from its top-left corner. */
export function toFrame(shape: Rectangle, at: ImagePixels): { readonly u: number; readonly v: number } {
  const { cos, sin } = axesOf(shape.rotation);
  const dx = at.x - shape.x;
  const dy = at.y - shape.y;
  return { u: dx * cos + dy * sin, v: dy * cos - dx * sin };
}

/** Corners in image pixels. */
export function corners(shape: Rectangle): Corners {
  return [
    fromFrame(shape, 0, 0),
    fromFrame(shape, shape.width, 0),
    fromFrame(shape, shape.width, shape.height),
    fromFrame(shape, 0, shape.height),
  ];
}

/** Centre in image pixels. */
export function centre(shape: Rectangle): ImagePixels {
  return fromFrame(shape, shape.width / 2, shape.height / 2);
}

/** The smallest upright box around the rectangle. */
export function bounds(shape: Rectangle): Box {
  const all = corners(shape);
  const xs = all.map((corner) => corner.x);
  const ys = all.map((corner) => corner.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Area in square pixels; a rotation does not change it. */
export function area(shape: Box): number {
  return shape.width * shape.height;
}

/** Whether the point lies in the rectangle or on its edge, or at most `tolerance` pixels outside an edge. */
export function contains(shape: Rectangle, at: ImagePixels, tolerance = 0): boolean {
  const { u, v } = toFrame(shape, at);
  return u >= -tolerance && u <= shape.width + tolerance && v >= -tolerance && v <= shape.height + tolerance;
}

/** Whether the whole rectangle lies on the image, edges included, with `tolerance` pixels of grace. */
export function insideImage(shape: Rectangle, size: ImageSize, tolerance = 0): boolean {
  const box = bounds(shape);
  return (
    box.x >= -tolerance &&
    box.y >= -tolerance &&
    box.x + box.width <= size.width + tolerance &&
    box.y + box.height <= size.height + tolerance
  );
}

/** The rectangle moved by (`dx`, `dy`) image pixels. */
export function translate(shape: Rectangle, dx: number, dy: number): Rectangle {
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
}
