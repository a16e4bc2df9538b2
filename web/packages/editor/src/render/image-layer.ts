import type { Box, ImageSize } from "@assay/geometry";
import { type Camera, imageBox, matrixOf, type ViewportSize } from "../camera/camera.ts";
import { MipChain } from "./mips.ts";
import { type Paint2D, Surface } from "./surface.ts";

/** What a viewport shows: the decoded image. */
export type ImageSource = HTMLImageElement | ImageBitmap | HTMLCanvasElement;

/** Screen pixels per image pixel from which pixels are squares with a grid between them. */
export const gridScale = 8;

/** The image itself: painted for one camera with some overscan, moved by CSS while the camera moves. */
export class ImageLayer {
  readonly #surface: Surface;
  readonly #mips: MipChain;
  readonly #size: ImageSize;

  constructor(host: HTMLElement, source: ImageSource, size: ImageSize) {
    this.#surface = new Surface(host.ownerDocument, "image", true);
    this.#mips = new MipChain(host.ownerDocument, source, size);
    this.#size = size;
    host.append(this.#surface.canvas);
  }

  get painted(): Camera | null {
    return this.#surface.painted;
  }

  resize(viewport: ViewportSize, ratio: number): void {
    this.#surface.resize(viewport, ratio);
  }

  follow(camera: Camera): void {
    this.#surface.follow(camera);
  }

  covers(camera: Camera): boolean {
    return this.#surface.covers(camera, { x: 0, y: 0, ...this.#size });
  }

  /** Brightness and contrast in percent, 100 = as it is. */
  adjust(brightness: number, contrast: number): void {
    this.#surface.canvas.style.filter =
      brightness === 100 && contrast === 100 ? "" : `brightness(${brightness}%) contrast(${contrast}%)`;
  }

  repaint(camera: Camera): void {
    const context = this.#surface.clear(camera);
    if (context === null) return;
    const part = onImage(imageBox(camera, this.#surface.area), this.#size);
    if (part === null) return;
    context.save();
    context.transform(...matrixOf(camera));
    context.imageSmoothingEnabled = camera.scale < gridScale;
    this.#mips.draw(context, part, camera.scale * this.#surface.ratio);
    if (camera.scale >= gridScale) paintGrid(context, part, camera.scale);
    context.restore();
  }
}

/** The whole pixels of the image that touch a box; null where none do. */
function onImage(box: Box, size: ImageSize): Box | null {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  const width = Math.min(size.width, Math.ceil(box.x + box.width)) - x;
  const height = Math.min(size.height, Math.ceil(box.y + box.height)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Lines one screen pixel wide between the image's pixels; the context is in image coordinates. */
function paintGrid(context: Paint2D, part: Box, scale: number): void {
  context.strokeStyle = "rgba(128, 128, 128, 0.4)";
  context.lineWidth = 1 / scale;
  context.beginPath();
  for (let x = part.x; x <= part.x + part.width; x++) {
    context.moveTo(x, part.y);
    context.lineTo(x, part.y + part.height);
  }
  for (let y = part.y; y <= part.y + part.height; y++) {
    context.moveTo(part.x, y);
    context.lineTo(part.x + part.width, y);
  }
  context.stroke();
}
