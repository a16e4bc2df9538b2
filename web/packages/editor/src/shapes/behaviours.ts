import type { Box, ImagePixels, ResizeHandle, Shape, ShapeOf } from "@assay/geometry";
import { rectangleBehaviour } from "./rectangle/behaviour.ts";

/** What the editor must know of one kind of shape. All lengths are image pixels. */
export type ShapeBehaviour<S> = {
  /** The upright box around the shape. */
  bounds(shape: S): Box;
  /** Whether a pointer at `at` hits the shape, with `tolerance` pixels of grace. */
  hit(shape: S, at: ImagePixels, tolerance: number): boolean;
  /** Whether any part of the shape lies in the upright box. */
  touches(shape: S, box: Box): boolean;
  translate(shape: S, dx: number, dy: number): S;
  /** The corner points to outline and fill, in order. */
  outline(shape: S): readonly ImagePixels[];
  /** The shape with a handle dragged to `to`. */
  resized(shape: S, handle: ResizeHandle, to: ImagePixels, keepAspect: boolean): S;
  /** The shape turned to `degrees` clockwise about its centre. */
  rotated(shape: S, degrees: number): S;
};

/** One entry per kind of shape; a new kind without an entry does not compile. */
export const behaviours: { readonly [K in Shape["kind"]]: ShapeBehaviour<ShapeOf<K>> } = {
  rectangle: rectangleBehaviour,
};

/** The behaviour of the shape's own kind. */
export function behaviourOf<S extends Shape>(shape: S): ShapeBehaviour<S> {
  return behaviours[shape.kind] as ShapeBehaviour<S>;
}
