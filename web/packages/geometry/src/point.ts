declare const space: unique symbol;

/** A point that belongs to one coordinate space; points of two spaces do not mix. */
export type Point<Space extends string> = { readonly x: number; readonly y: number; readonly [space]: Space };

/** Pixels of the original image, origin top-left, y down. What live regions hold. */
export type ImagePixels = Point<"image-pixels">;

/** CSS pixels from the viewport's top-left corner. What pointer events carry. */
export type Screen = Point<"screen">;

/** Makes an image point of two numbers. */
export function imagePixels(x: number, y: number): ImagePixels {
  return { x, y } as ImagePixels;
}

/** Makes a screen point of two numbers. */
export function screen(x: number, y: number): Screen {
  return { x, y } as Screen;
}
