import type { ImageSize, Rectangle } from "./shape.ts";

/**
 * A rectangle as the wire holds it: `x` and `width` in percent of the image's width, `y` and `height` in percent of its
 * height, rotation in degrees clockwise about the top-left corner, where (x, y) is that corner after the rotation.
 */
export type PercentRectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
};

/** Percent of the image to image pixels. Angles hold in pixels only, so every rotated shape is computed after this. */
export function toPixels(wire: PercentRectangle, size: ImageSize): Rectangle {
  return {
    kind: "rectangle",
    x: (wire.x / 100) * size.width,
    y: (wire.y / 100) * size.height,
    width: (wire.width / 100) * size.width,
    height: (wire.height / 100) * size.height,
    rotation: wire.rotation,
  };
}

/** Image pixels to percent of the image. */
export function toPercent(shape: Rectangle, size: ImageSize): PercentRectangle {
  return {
    x: (shape.x / size.width) * 100,
    y: (shape.y / size.height) * 100,
    width: (shape.width / size.width) * 100,
    height: (shape.height / size.height) * 100,
    rotation: shape.rotation,
  };
}
