// @vitest-environment jsdom
import { type Box, screen } from "@assay/geometry";
import { beforeEach, describe, expect, test } from "vitest";
import { type Camera, fitImage, panned, type Stage, turned, zoomed } from "../camera/camera.ts";
import { LayerStack } from "./layer-stack.ts";
import { MipChain } from "./mips.ts";
import { ManualFrames, type RecordingContext, recordCanvases } from "./recording.fixture.ts";
import { RegionPainter } from "./region-painter.ts";
import { StaticLayer, type StaticScene } from "./static-layer.ts";
import { Surface } from "./surface.ts";

const contexts = recordCanvases();
const stage: Stage = { image: { width: 800, height: 600 }, viewport: { width: 800, height: 600 } };
const home = fitImage(stage, 0);

/** Boxes in a row, 10 pixels apart; painting one writes down its id. */
class Row implements StaticScene {
  readonly painter: RegionPainter = new RegionPainter();
  readonly painted: string[] = [];
  readonly #boxes: readonly Box[];

  constructor(count: number) {
    this.#boxes = Array.from({ length: count }, (_, index) => ({ x: 10 * index, y: 0, width: 8, height: 8 }));
  }

  visibleIn(box: Box): readonly string[] {
    return this.#boxes.flatMap((each, index) => {
      return each.x + each.width >= box.x && each.x <= box.x + box.width ? [`${index}`] : [];
    });
  }

  paint(_context: unknown, id: string): void {
    this.painted.push(id);
  }

  active(): { shapes: []; marquee: null } {
    return { shapes: [], marquee: null };
  }
}

let host: HTMLElement;
let frames: ManualFrames;

beforeEach(() => {
  host = document.createElement("div");
  document.body.replaceChildren(host);
  frames = new ManualFrames();
});

function canvasNamed(name: string): HTMLCanvasElement {
  const canvases = [...host.querySelectorAll<HTMLCanvasElement>(`canvas.assay-${name}`)];
  const shown = canvases.find((canvas) => canvas.style.visibility !== "hidden");
  if (shown === undefined) throw new Error(`no canvas ${name}`);
  return shown;
}

function contextNamed(name: string): RecordingContext {
  const context = contexts.get(canvasNamed(name));
  if (context === undefined) throw new Error(`no context ${name}`);
  return context;
}

function stackOf(scene: Row, camera: Camera = home): LayerStack {
  const image = document.createElement("canvas");
  image.width = stage.image.width;
  image.height = stage.image.height;
  const stack = new LayerStack(host, scene, { image, size: stage.image }, frames);
  stack.resize(stage.viewport, 1);
  stack.repaint(camera);
  frames.settle();
  return stack;
}

const look = { brightness: 100, contrast: 100 };

describe("the static layer", () => {
  test("paints few regions at once and many in slices of 8 ms", () => {
    const scene = new Row(80);
    const layer = new StaticLayer(host, scene, frames);
    layer.resize(stage.viewport, 1);
    layer.repaint(home);
    expect(scene.painted).toHaveLength(80);
    expect(layer.busy).toBe(false);

    scene.painted.length = 0;
    frames.pace = 8;
    layer.repaint(home);
    expect(scene.painted).toHaveLength(32);
    expect(layer.busy).toBe(true);
    frames.tick();
    expect(scene.painted).toHaveLength(64);
    frames.tick();
    expect(scene.painted).toEqual(Array.from({ length: 80 }, (_, index) => `${index}`));
    expect(layer.busy).toBe(false);
  });

  test("shows the old bitmap until the new one is done", () => {
    const layer = new StaticLayer(host, new Row(80), frames);
    layer.resize(stage.viewport, 1);
    layer.repaint(home);
    const old = canvasNamed("static");
    frames.pace = 8;
    layer.repaint(panned(home, stage, 30, 0));
    expect(canvasNamed("static")).toBe(old);
    frames.settle();
    expect(canvasNamed("static")).not.toBe(old);
  });

  test("repaints only what an edit touched, in one go per frame", () => {
    const scene = new Row(80);
    const layer = new StaticLayer(host, scene, frames);
    layer.resize(stage.viewport, 1);
    layer.repaint(home);
    scene.painted.length = 0;
    contextNamed("static").forget();
    layer.touch({ x: 400, y: 0, width: 8, height: 8 });
    expect(scene.painted).toEqual([]);
    frames.tick();
    expect(scene.painted.length).toBeGreaterThan(0);
    expect(scene.painted.length).toBeLessThan(15);
    expect(scene.painted).toContain("40");
    const names = contextNamed("static").names;
    expect(names.indexOf("clip")).toBeLessThan(names.indexOf("clearRect"));
    expect(names.at(-1)).toBe("restore");
  });

  test("begins again when something changes while it paints, and when very much changes", () => {
    const scene = new Row(80);
    const layer = new StaticLayer(host, scene, frames);
    layer.resize(stage.viewport, 1);
    layer.repaint(home);
    frames.pace = 8;
    layer.repaint(home);
    layer.touch({ x: 0, y: 0, width: 8, height: 8 });
    scene.painted.length = 0;
    frames.settle();
    expect(scene.painted.slice(-80)).toEqual(Array.from({ length: 80 }, (_, index) => `${index}`));
    frames.pace = 0;
    scene.painted.length = 0;
    for (let index = 0; index < 80; index++) layer.touch({ x: 10 * index, y: 0, width: 8, height: 8 });
    frames.settle();
    expect(scene.painted).toHaveLength(80);
  });
});

describe("the layers during a gesture", () => {
  test("follow the camera by CSS and are painted sharp when it rests", () => {
    const scene = new Row(40);
    const stack = stackOf(scene);
    scene.painted.length = 0;
    contextNamed("image").forget();
    const camera = panned(home, stage, 50, -20);
    stack.show(camera, look);
    expect(canvasNamed("static").style.transform).toBe("matrix(1, 0, 0, 1, 50, -20)");
    expect(canvasNamed("image").style.transform).toBe("matrix(1, 0, 0, 1, 50, -20)");
    expect(scene.painted).toEqual([]);
    expect(contextNamed("image").called("drawImage")).toEqual([]);
    frames.tick(119);
    expect(scene.painted).toEqual([]);
    frames.tick(1);
    expect(scene.painted).toHaveLength(40);
    expect(canvasNamed("static").style.transform).toBe("none");
    expect(contextNamed("image").called("drawImage")).toHaveLength(1);
  });

  test("zoom by CSS about the pointer", () => {
    const stack = stackOf(new Row(4));
    stack.show(zoomed(home, stage, screen(100, 100), 2), look);
    expect(canvasNamed("static").style.transform).toBe("matrix(2, 0, 0, 2, -100, -100)");
  });

  test("are painted at once where the camera goes beyond the overscan", () => {
    const scene = new Row(80);
    const near = zoomed(home, stage, screen(400, 300), 4);
    const stack = stackOf(scene, near);
    scene.painted.length = 0;
    stack.show(panned(near, stage, -150, 0), look);
    expect(scene.painted).toEqual([]);
    stack.show(panned(near, stage, -300, 0), look);
    expect(scene.painted.length).toBeGreaterThan(0);
  });

  test("are painted at once when the image is turned", () => {
    const scene = new Row(10);
    const stack = stackOf(scene);
    scene.painted.length = 0;
    stack.show(turned(home, stage, "clockwise"), look);
    expect(scene.painted).toHaveLength(10);
    expect(canvasNamed("static").style.transform).toBe("none");
  });

  test("adjust the image and not the regions", () => {
    stackOf(new Row(1)).show(home, { brightness: 150, contrast: 80 });
    expect(canvasNamed("image").style.filter).toBe("brightness(150%) contrast(80%)");
    expect(canvasNamed("static").style.filter).toBe("");
  });
});

describe("the image layer", () => {
  test("shows pixels as squares with a grid from 800 % on", () => {
    const stack = stackOf(new Row(0));
    stack.repaint(zoomed(home, stage, screen(400, 300), 7.9));
    expect(contextNamed("image").called("stroke")).toHaveLength(0);
    stack.repaint(zoomed(home, stage, screen(400, 300), 8));
    expect(contextNamed("image").called("stroke")).toHaveLength(1);
    expect(contextNamed("image").imageSmoothingEnabled).toBe(false);
  });

  test("draws only the part that can be seen", () => {
    const stack = stackOf(new Row(0));
    contextNamed("image").forget();
    stack.repaint(zoomed(home, stage, screen(0, 0), 8));
    const [call] = contextNamed("image").called("drawImage");
    expect(call?.args.slice(5)).toEqual([0, 0, 125, 94]);
  });
});

test("mips: the smallest level that has a pixel for each of the screen's", () => {
  const image = document.createElement("canvas");
  const size = { width: 8000, height: 6000 };
  const mips = new MipChain(document, image, size);
  expect([1, 0.6, 0.5, 0.3, 0.25, 0.1, 0.001].map((scale) => mips.levelFor(scale))).toEqual([0, 0, 1, 1, 2, 3, 3]);
});

test("a bitmap reaches a quarter beyond the viewport on each side, less where that would take too much memory", () => {
  const surface = new Surface(document, "static", true);
  surface.resize({ width: 800, height: 600 }, 1);
  expect(surface.area).toEqual({ x: -200, y: -150, width: 1200, height: 900 });
  surface.resize({ width: 3000, height: 2000 }, 2);
  expect(surface.area).toEqual({ x: 0, y: 0, width: 3000, height: 2000 });
});
