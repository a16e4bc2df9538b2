import { type Camera, fitImage, matrixOf } from "../../web/packages/editor/src/camera/camera.ts";
import { type Look, RegionPainter } from "../../web/packages/editor/src/render/region-painter.ts";
import { shapeOf } from "../../web/packages/editor/src/tools/tool.ts";
import type { ImageSize } from "../../web/packages/geometry/src/index.ts";
import type { Region } from "../../web/packages/labeling/src/index.ts";

/** The scene without layers, index or cache: one canvas, everything painted in every frame by the same painter. */
export class NaiveView {
  readonly #canvas: HTMLCanvasElement;
  readonly #painter = new RegionPainter();
  readonly #image: ImageBitmap;
  readonly #looks: readonly Look[];
  #regions: Region[];
  #camera: Camera;
  #from: { readonly x: number; readonly y: number } = { x: 0, y: 0 };

  constructor(
    host: HTMLElement,
    image: ImageBitmap,
    size: ImageSize,
    regions: readonly Region[],
    colourOf: (label: string) => string,
  ) {
    this.#image = image;
    this.#regions = [...regions];
    this.#canvas = document.createElement("canvas");
    this.#canvas.width = innerWidth;
    this.#canvas.height = innerHeight;
    host.append(this.#canvas);
    this.#looks = regions.map((region) => {
      const text = region.labels.label?.[0] ?? "";
      return { colour: colourOf(text), selected: false, hovered: false, pending: "no", locked: false, text };
    });
    this.#camera = fitImage({ image: size, viewport: { width: innerWidth, height: innerHeight } }, 0);
    this.#paint();
  }

  show(camera: Camera): void {
    this.#camera = camera;
    this.#paint();
  }

  pressAt(x: number, y: number): void {
    this.#from = { x, y };
  }

  dragTo(x: number, y: number): void {
    const top = this.#regions.at(-1);
    const shape = shapeOf(top);
    if (top === undefined || shape === null) return;
    const dx = (x - this.#from.x) / this.#camera.scale;
    const dy = (y - this.#from.y) / this.#camera.scale;
    this.#from = { x, y };
    this.#regions[this.#regions.length - 1] = { ...top, mark: { ...shape, x: shape.x + dx, y: shape.y + dy } };
    this.#paint();
  }

  destroy(): void {
    this.#canvas.remove();
  }

  #paint(): void {
    const context = this.#canvas.getContext("2d");
    if (context === null) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, innerWidth, innerHeight);
    context.setTransform(...matrixOf(this.#camera));
    context.drawImage(this.#image, 0, 0);
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const [index, region] of this.#regions.entries()) {
      const shape = shapeOf(region);
      const look = this.#looks[index];
      if (shape !== null && look !== undefined) this.#painter.paint(context, this.#camera, shape, look);
    }
  }
}
