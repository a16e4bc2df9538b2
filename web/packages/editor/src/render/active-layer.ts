import type { Box, Shape } from "@assay/geometry";
import { type Camera, screenBox, type ViewportSize } from "../camera/camera.ts";
import { behaviourOf } from "../shapes/behaviours.ts";
import { type Look, paintMargin, type RegionPainter } from "./region-painter.ts";
import { type Paint2D, Surface } from "./surface.ts";

/** What is in motion: shapes with their looks, bottom first, and the box that selects. */
export type ActiveScene = {
  readonly shapes: readonly { readonly shape: Shape; readonly look: Look }[];
  readonly marquee: Box | null;
};

/** Hovered, selected and drawn shapes; painted anew in every frame that changes them, and only where they were. */
export class ActiveLayer {
  readonly #surface: Surface;
  readonly #painter: RegionPainter;
  #last: Box | null = null;

  constructor(host: HTMLElement, painter: RegionPainter) {
    this.#surface = new Surface(host.ownerDocument, "active", false);
    this.#painter = painter;
    host.append(this.#surface.canvas);
  }

  resize(viewport: ViewportSize, ratio: number): void {
    this.#surface.resize(viewport, ratio);
    this.#last = null;
  }

  paint(camera: Camera, scene: ActiveScene): void {
    const context = this.#surface.begin();
    if (context === null) return;
    if (this.#last !== null) context.clearRect(this.#last.x, this.#last.y, this.#last.width, this.#last.height);
    let touched: Box | null = null;
    for (const { shape, look } of scene.shapes) {
      const box = screenBox(camera, behaviourOf(shape).bounds(shape));
      if (!meets(box, this.#surface.area)) continue;
      this.#painter.paint(context, camera, shape, look);
      touched = union(touched, box);
    }
    if (scene.marquee !== null) {
      const box = screenBox(camera, scene.marquee);
      paintMarquee(context, box);
      touched = union(touched, box);
    }
    this.#last = touched === null ? null : withMargin(touched);
  }
}

function paintMarquee(context: Paint2D, box: Box): void {
  context.fillStyle = "rgba(120, 160, 255, 0.15)";
  context.fillRect(box.x, box.y, box.width, box.height);
  context.lineWidth = 3;
  context.strokeStyle = "rgba(0, 0, 0, 0.5)";
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.lineWidth = 1;
  context.strokeStyle = "#fff";
  context.setLineDash([4, 3]);
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.setLineDash([]);
}

function meets(a: Box, b: Box): boolean {
  return (
    a.x <= b.x + b.width + paintMargin &&
    b.x <= a.x + a.width + paintMargin &&
    a.y <= b.y + b.height + paintMargin &&
    b.y <= a.y + a.height + paintMargin
  );
}

function union(a: Box | null, b: Box): Box {
  if (a === null) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function withMargin(box: Box): Box {
  return {
    x: box.x - paintMargin,
    y: box.y - paintMargin,
    width: box.width + 2 * paintMargin,
    height: box.height + 2 * paintMargin,
  };
}
