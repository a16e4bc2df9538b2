/**
 * An upright or rotated box on an image, in image pixels (float64). (`x`, `y`) is where the top-left corner lies after
 * the rotation; `rotation` is degrees clockwise about that corner, in [0, 360).
 */
export type Rectangle = {
  readonly kind: "rectangle";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
};

/** What can be drawn on an image. */
export type Shape = Rectangle;

/** The member of `Shape` with that tag, for tables with one entry per kind. */
export type ShapeOf<K extends Shape["kind"]> = Extract<Shape, { readonly kind: K }>;

/** Size of an image in its own pixels, both at least 1. */
export type ImageSize = { readonly width: number; readonly height: number };

/** An upright box: `x`, `y` its top-left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
