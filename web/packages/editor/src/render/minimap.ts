import { type Box, type ImagePixels, type ImageSize, imagePixels } from "@assay/geometry";
import type { ImageSource } from "./image-layer.ts";
import { MipChain } from "./mips.ts";

/** The longer side of the minimap in CSS pixels. */
const longestSide = 160;

/** The share of a side that may be out of sight before the minimap is worth its place; fitting rounds to pixels. */
const slackShare = 0.01;

/** A small picture of the whole image with a frame around what the viewport shows; a press moves there. */
export class Minimap {
  readonly root: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  readonly #mips: MipChain;
  readonly #size: ImageSize;
  readonly #scale: number;
  #drawn = false;

  constructor(document: Document, source: ImageSource, size: ImageSize, moveTo: (at: ImagePixels) => void) {
    this.#size = size;
    this.#scale = longestSide / Math.max(size.width, size.height);
    this.#mips = new MipChain(document, source, size);
    this.root = document.createElement("div");
    this.root.className = "assay-minimap";
    this.root.ariaHidden = "true";
    this.root.hidden = true;
    this.#canvas = document.createElement("canvas");
    this.#frame = document.createElement("div");
    this.root.append(this.#canvas, this.#frame);
    this.#layout();
    this.#listen(moveTo);
  }

  /** Shows the part of the image that can be seen; nothing when that is all of it. */
  show(seen: Box, wanted: boolean): void {
    const { width, height } = this.#size;
    const x = Math.max(0, seen.x);
    const y = Math.max(0, seen.y);
    const right = Math.min(width, seen.x + seen.width);
    const bottom = Math.min(height, seen.y + seen.height);
    const across = width * slackShare;
    const down = height * slackShare;
    const whole = x <= across && y <= down && right >= width - across && bottom >= height - down;
    this.root.hidden = !wanted || whole;
    if (this.root.hidden) return;
    if (!this.#drawn) this.#draw();
    const scale = this.#scale;
    Object.assign(this.#frame.style, {
      transform: `translate(${x * scale}px, ${y * scale}px)`,
      width: `${Math.max(0, right - x) * scale}px`,
      height: `${Math.max(0, bottom - y) * scale}px`,
    });
  }

  #draw(): void {
    const context = this.#canvas.getContext("2d");
    if (context === null) return;
    this.#drawn = true;
    context.scale(this.#scale, this.#scale);
    this.#mips.draw(context, { x: 0, y: 0, ...this.#size }, this.#scale);
  }

  #layout(): void {
    const width = Math.max(1, Math.round(this.#size.width * this.#scale));
    const height = Math.max(1, Math.round(this.#size.height * this.#scale));
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#canvas.style.display = "block";
    Object.assign(this.root.style, {
      position: "absolute",
      right: "8px",
      bottom: "8px",
      width: `${width}px`,
      height: `${height}px`,
      overflow: "hidden",
      cursor: "pointer",
      touchAction: "none",
      pointerEvents: "auto",
      boxShadow: "0 0 0 1px rgba(0, 0, 0, 0.6), 0 0 0 2px rgba(255, 255, 255, 0.6)",
    });
    Object.assign(this.#frame.style, {
      position: "absolute",
      left: "0",
      top: "0",
      boxSizing: "border-box",
      pointerEvents: "none",
      outline: "1px solid #000",
      border: "1px solid #fff",
    });
  }

  #listen(moveTo: (at: ImagePixels) => void): void {
    const move = (event: PointerEvent): void => {
      event.stopPropagation();
      if ((event.buttons & 1) === 0) return;
      const box = this.root.getBoundingClientRect();
      moveTo(imagePixels((event.clientX - box.left) / this.#scale, (event.clientY - box.top) / this.#scale));
    };
    this.root.addEventListener("pointerdown", (event) => {
      this.root.setPointerCapture?.(event.pointerId);
      move(event);
    });
    this.root.addEventListener("pointermove", move);
    this.root.addEventListener("pointerup", (event) => event.stopPropagation());
  }
}
