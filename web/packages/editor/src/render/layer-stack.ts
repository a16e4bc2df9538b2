import type { Box, ImageSize } from "@assay/geometry";
import type { Camera, ViewportSize } from "../camera/camera.ts";
import { ActiveLayer, type ActiveScene } from "./active-layer.ts";
import type { Frames } from "./frames.ts";
import { ImageLayer, type ImageSource } from "./image-layer.ts";
import type { RegionPainter } from "./region-painter.ts";
import { StaticLayer, type StaticScene } from "./static-layer.ts";

/** Milliseconds that a camera must rest before the layers are painted sharp for it. */
const settleTime = 120;

/** What the layers of one viewport show. */
export type LayeredScene = StaticScene & { readonly painter: RegionPainter; active(): ActiveScene };

/** The canvases of one viewport, bottom to top: image, resting regions, active regions. */
export class LayerStack {
  readonly #image: ImageLayer;
  readonly #static: StaticLayer;
  readonly #active: ActiveLayer;
  readonly #scene: LayeredScene;
  readonly #frames: Frames;
  readonly #whole: Box;
  #camera: Camera | null = null;
  #callOffSettling: (() => void) | null = null;

  constructor(
    host: HTMLElement,
    scene: LayeredScene,
    content: { readonly image: ImageSource; readonly size: ImageSize },
    frames: Frames,
  ) {
    this.#scene = scene;
    this.#frames = frames;
    this.#whole = { x: 0, y: 0, ...content.size };
    this.#image = new ImageLayer(host, content.image, content.size);
    this.#static = new StaticLayer(host, scene, frames);
    this.#active = new ActiveLayer(host, scene.painter);
    this.#static.swapped = () => {
      if (this.#camera !== null) this.#static.follow(this.#camera);
    };
  }

  resize(viewport: ViewportSize, ratio: number): void {
    this.#image.resize(viewport, ratio);
    this.#static.resize(viewport, ratio);
    this.#active.resize(viewport, ratio);
  }

  /** Shows all for a camera, cheaply while it moves and sharp once it rests. */
  show(camera: Camera, look: { readonly brightness: number; readonly contrast: number }): void {
    if (camera !== this.#camera) this.#move(camera);
    this.#image.adjust(look.brightness, look.contrast);
    this.#active.paint(camera, this.#scene.active());
  }

  /** Paints everything anew for a camera, or for the one shown. */
  repaint(camera: Camera | null = this.#camera): void {
    if (camera === null) return;
    this.#callOffSettling?.();
    this.#callOffSettling = null;
    this.#camera = camera;
    if (this.#image.painted !== camera) this.#image.repaint(camera);
    this.#static.repaint(camera);
  }

  /** Notes that resting regions changed in a box of the image. */
  touch(box: Box): void {
    this.#static.touch(box);
  }

  stop(): void {
    this.#callOffSettling?.();
    this.#static.stop();
  }

  #move(camera: Camera): void {
    const turned = this.#camera?.rotation !== camera.rotation;
    this.#camera = camera;
    if (turned) {
      this.repaint(camera);
      return;
    }
    this.#image.follow(camera);
    this.#static.follow(camera);
    if (!this.#image.covers(camera)) this.#image.repaint(camera);
    if (!this.#static.busy && !this.#static.covers(camera, this.#whole)) this.#static.repaint(camera);
    this.#callOffSettling?.();
    this.#callOffSettling = this.#frames.after(settleTime, () => this.#settle(camera));
  }

  #settle(camera: Camera): void {
    this.#callOffSettling = null;
    if (this.#image.painted !== camera) this.#image.repaint(camera);
    if (this.#static.painted !== camera) this.#static.repaint(camera);
  }
}
