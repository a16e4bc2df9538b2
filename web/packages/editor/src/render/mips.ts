import type { Box, ImageSize } from "@assay/geometry";
import type { ImageSource } from "./image-layer.ts";
import type { Paint2D } from "./surface.ts";

/** The longer side in pixels at which no smaller level is made. */
const smallestLevel = 512;

/** An image and its halves, quarters and so on, made when first needed, so that drawing costs what the screen shows. */
export class MipChain {
  readonly #document: Document;
  readonly #levels: ImageSource[];
  readonly #size: ImageSize;

  constructor(document: Document, source: ImageSource, size: ImageSize) {
    this.#document = document;
    this.#levels = [source];
    this.#size = size;
  }

  /** The level for a scale in device pixels per image pixel: the smallest that still has a pixel for each of them. */
  levelFor(scale: number): number {
    const longest = Math.max(this.#size.width, this.#size.height);
    let level = 0;
    while (scale * 2 ** (level + 1) <= 1 && longest / 2 ** (level + 1) >= smallestLevel) level++;
    return level;
  }

  /** Draws a part of the image at its place; the context is in image coordinates. */
  draw(context: Paint2D, part: Box, scale: number): void {
    const level = this.levelFor(scale);
    const image = this.#level(level);
    if (image === null) return;
    const pixels = pixelsOf(image);
    const across = pixels.width / this.#size.width;
    const down = pixels.height / this.#size.height;
    context.drawImage(
      image,
      part.x * across,
      part.y * down,
      part.width * across,
      part.height * down,
      part.x,
      part.y,
      part.width,
      part.height,
    );
  }

  #level(level: number): ImageSource | null {
    const known = this.#levels[level];
    if (known !== undefined) return known;
    const larger = this.#level(level - 1);
    if (larger === null) return null;
    const canvas = this.#document.createElement("canvas");
    canvas.width = Math.max(1, Math.ceil(this.#size.width / 2 ** level));
    canvas.height = Math.max(1, Math.ceil(this.#size.height / 2 ** level));
    const context = canvas.getContext("2d");
    if (context === null) return null;
    context.imageSmoothingQuality = "medium";
    context.drawImage(larger, 0, 0, canvas.width, canvas.height);
    this.#levels[level] = canvas;
    return canvas;
  }
}

/** The bitmap's own size, which a browser may have reduced below the image's. */
function pixelsOf(image: ImageSource): ImageSize {
  if ("naturalWidth" in image) return { width: image.naturalWidth, height: image.naturalHeight };
  return { width: image.width, height: image.height };
}
