import { type Box, screen } from "@assay/geometry";
import { type Camera, screenBox, toImage, toScreen, type ViewportSize } from "../camera/camera.ts";

/** The part of a 2D context that the painters use. */
export type Paint2D = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "clearRect"
  | "clip"
  | "closePath"
  | "drawImage"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "fillText"
  | "font"
  | "globalAlpha"
  | "imageSmoothingEnabled"
  | "lineTo"
  | "lineWidth"
  | "measureText"
  | "moveTo"
  | "rect"
  | "restore"
  | "save"
  | "setLineDash"
  | "setTransform"
  | "stroke"
  | "strokeRect"
  | "strokeStyle"
  | "textBaseline"
  | "transform"
>;

/** How much larger than the viewport an overscanned bitmap is, each way, where memory allows it. */
const overscan = 1.5;

/** Pixels of the largest overscanned bitmap; a viewport that has as many gets no overscan. */
const mostPixels = 16_000_000;

/** How many times a bitmap may be enlarged by CSS before it is painted anew, gesture or not. */
const coarsest = 4;

/**
 * A canvas over the viewport, larger by a margin on each side. It is painted in screen coordinates of the camera at that
 * time; while the camera moves on, only its CSS matrix follows.
 */
export class Surface {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #overscanned: boolean;
  #size: ViewportSize = { width: 0, height: 0 };
  #margin: ViewportSize = { width: 0, height: 0 };
  #ratio = 1;
  /** The camera that the bitmap was painted for; null while it is empty. */
  painted: Camera | null = null;

  constructor(document: Document, name: string, overscanned: boolean) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = `assay-${name}`;
    this.canvas.style.position = "absolute";
    this.canvas.style.pointerEvents = "none";
    this.#context = this.canvas.getContext("2d");
    this.#overscanned = overscanned;
  }

  /** Fits the bitmap to the viewport at `ratio` device pixels per CSS pixel; what was painted is lost. */
  resize(viewport: ViewportSize, ratio: number): void {
    const affordable = Math.sqrt(mostPixels / (viewport.width * viewport.height * ratio * ratio));
    const extra = this.#overscanned ? Math.max(0, Math.min(overscan, affordable) - 1) / 2 : 0;
    this.#size = viewport;
    this.#ratio = ratio;
    this.#margin = {
      width: wholePixels(viewport.width * extra, ratio),
      height: wholePixels(viewport.height * extra, ratio),
    };
    const area = this.area;
    this.canvas.width = Math.max(1, Math.ceil(area.width * ratio));
    this.canvas.height = Math.max(1, Math.ceil(area.height * ratio));
    const style = this.canvas.style;
    style.left = `${area.x}px`;
    style.top = `${area.y}px`;
    style.width = `${this.canvas.width / ratio}px`;
    style.height = `${this.canvas.height / ratio}px`;
    style.transformOrigin = `${this.#margin.width}px ${this.#margin.height}px`;
    this.painted = null;
  }

  /** What the bitmap covers, in screen coordinates. */
  get area(): Box {
    return {
      x: 0 - this.#margin.width,
      y: 0 - this.#margin.height,
      width: this.#size.width + 2 * this.#margin.width,
      height: this.#size.height + 2 * this.#margin.height,
    };
  }

  /** Device pixels per CSS pixel. */
  get ratio(): number {
    return this.#ratio;
  }

  /** The context set to draw in screen coordinates, or null where the browser has none. */
  begin(): Paint2D | null {
    const context = this.#context;
    if (context === null) return null;
    const { width, height } = this.#margin;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, width * this.#ratio, height * this.#ratio);
    return context;
  }

  /** Empties the bitmap and marks it as painted for a camera. */
  clear(camera: Camera): Paint2D | null {
    const context = this.begin();
    const { x, y, width, height } = this.area;
    context?.clearRect(x, y, width, height);
    this.painted = camera;
    this.canvas.style.transform = "none";
    return context;
  }

  /** Moves the bitmap by CSS to where a camera of the same rotation shows it. */
  follow(camera: Camera): void {
    const painted = this.painted;
    if (painted === null) return;
    const scale = camera.scale / painted.scale;
    const x = camera.x - painted.x * scale;
    const y = camera.y - painted.y * scale;
    this.canvas.style.transform =
      scale === 1 && x === 0 && y === 0 ? "none" : `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`;
  }

  /** Whether the bitmap shows all that the camera wants to see of a box of the image, and not too coarse. */
  covers(camera: Camera, image: Box): boolean {
    const painted = this.painted;
    if (painted === null || painted.rotation !== camera.rotation) return false;
    if (camera.scale > painted.scale * coarsest) return false;
    const from = toScreen(painted, toImage(camera, screen(0, 0)));
    const to = toScreen(painted, toImage(camera, screen(this.#size.width, this.#size.height)));
    const onImage = screenBox(painted, image);
    const { x, y, width, height } = this.area;
    return (
      Math.max(from.x, onImage.x) >= x - 0.5 &&
      Math.max(from.y, onImage.y) >= y - 0.5 &&
      Math.min(to.x, onImage.x + onImage.width) <= x + width + 0.5 &&
      Math.min(to.y, onImage.y + onImage.height) <= y + height + 0.5
    );
  }
}

/** A length in CSS pixels made longer to a whole number of device pixels, so that the screen need not resample it. */
function wholePixels(length: number, ratio: number): number {
  return Math.ceil(length * ratio) / ratio;
}
