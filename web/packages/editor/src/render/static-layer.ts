import type { Box } from "@assay/geometry";
import { type Camera, imageBox, screenBox, type ViewportSize } from "../camera/camera.ts";
import { type Frames, OncePerFrame } from "./frames.ts";
import { paintMargin } from "./region-painter.ts";
import { type Paint2D, Surface } from "./surface.ts";

/** What the static layer paints. */
export type StaticScene = {
  /** Ids of what can be seen in a box of the image, bottom first. */
  visibleIn(box: Box): readonly string[];
  paint(context: Paint2D, id: string, camera: Camera): void;
};

type Job = { readonly camera: Camera; readonly ids: readonly string[]; next: number };

/** Milliseconds of painting per frame. */
const slice = 8;

/** Dirty boxes above which all is painted anew. */
const manyDirty = 64;

/**
 * The regions that rest: a bitmap larger than the viewport, painted in slices on a second bitmap that takes the first
 * one's place when it is done. An edit repaints only the box it touched.
 */
export class StaticLayer {
  readonly #scene: StaticScene;
  readonly #frames: Frames;
  readonly #continue: OncePerFrame;
  readonly #flush: OncePerFrame;
  #front: Surface;
  #back: Surface;
  #job: Job | null = null;
  #dirty: Box[] = [];

  constructor(host: HTMLElement, scene: StaticScene, frames: Frames) {
    this.#scene = scene;
    this.#frames = frames;
    this.#front = new Surface(host.ownerDocument, "static", true);
    this.#back = new Surface(host.ownerDocument, "static", true);
    this.#back.canvas.style.visibility = "hidden";
    host.append(this.#front.canvas, this.#back.canvas);
    this.#continue = new OncePerFrame(frames, () => this.#advance());
    this.#flush = new OncePerFrame(frames, () => this.flush());
  }

  /** The camera that is shown sharp, or null before the first painting. */
  get painted(): Camera | null {
    return this.#front.painted;
  }

  get busy(): boolean {
    return this.#job !== null;
  }

  resize(viewport: ViewportSize, ratio: number): void {
    this.#front.resize(viewport, ratio);
    this.#back.resize(viewport, ratio);
    this.#job = null;
  }

  follow(camera: Camera): void {
    this.#front.follow(camera);
  }

  covers(camera: Camera, image: Box): boolean {
    return this.#front.covers(camera, image);
  }

  /** Paints all for a camera; the first slice at once, the others in the next frames. */
  repaint(camera: Camera): void {
    this.#dirty = [];
    this.#back.clear(camera);
    this.#job = { camera, ids: this.#scene.visibleIn(imageBox(camera, this.#back.area)), next: 0 };
    this.#advance();
  }

  /** Notes that something changed in a box of the image; it is repainted in the next frame. */
  touch(box: Box): void {
    this.#dirty.push(box);
    this.#flush.ask();
  }

  /** Repaints what was touched. */
  flush(): void {
    const dirty = this.#dirty;
    this.#dirty = [];
    const painted = this.#front.painted;
    if (painted === null || dirty.length === 0) return;
    if (this.#job !== null) this.repaint(this.#job.camera);
    else if (dirty.length > manyDirty) this.repaint(painted);
    else for (const box of dirty) this.#repaintBox(painted, box);
  }

  stop(): void {
    this.#continue.stop();
    this.#flush.stop();
    this.#job = null;
  }

  #advance(): void {
    const job = this.#job;
    if (job === null) return;
    const context = this.#back.begin();
    const end = this.#frames.now() + slice;
    while (context !== null && job.next < job.ids.length) {
      const id = job.ids[job.next++];
      if (id !== undefined) this.#scene.paint(context, id, job.camera);
      if (job.next % 32 === 0 && this.#frames.now() >= end) {
        this.#continue.ask();
        return;
      }
    }
    this.#job = null;
    this.#swap();
  }

  #swap(): void {
    const painted = this.#back;
    this.#back = this.#front;
    this.#front = painted;
    this.#front.canvas.style.visibility = "visible";
    this.#back.canvas.style.visibility = "hidden";
    this.swapped();
  }

  /** Called when a new bitmap is shown, so that it can follow a camera that moved on meanwhile. */
  swapped: () => void = () => {};

  #repaintBox(camera: Camera, box: Box): void {
    const context = this.#front.begin();
    if (context === null) return;
    const { ratio } = this.#front;
    const area = grown(screenBox(camera, box), ratio);
    context.save();
    context.beginPath();
    context.rect(area.x, area.y, area.width, area.height);
    context.clip();
    context.clearRect(area.x, area.y, area.width, area.height);
    // Tags stand above their shapes, so shapes below the box may reach into it.
    for (const id of this.#scene.visibleIn(imageBox(camera, grown(area, ratio))))
      this.#scene.paint(context, id, camera);
    context.restore();
  }
}

/** The box of the screen with room for lines, halos and tags on every side, in whole device pixels. */
function grown(box: Box, ratio: number): Box {
  const x = Math.floor((box.x - paintMargin) * ratio) / ratio;
  const y = Math.floor((box.y - paintMargin) * ratio) / ratio;
  return {
    x,
    y,
    width: Math.ceil((box.x + box.width + paintMargin) * ratio) / ratio - x,
    height: Math.ceil((box.y + box.height + paintMargin) * ratio) / ratio - y,
  };
}
