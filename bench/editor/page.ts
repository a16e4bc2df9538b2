import type { Camera } from "../../web/packages/editor/src/camera/camera.ts";
import { fitImage } from "../../web/packages/editor/src/camera/camera.ts";
import { createEditor, type EditorController } from "../../web/packages/editor/src/index.ts";
import { rectangle } from "../../web/packages/geometry/src/index.ts";
import type { Region } from "../../web/packages/labeling/src/index.ts";
import { NaiveView } from "./naive.ts";
import { differingPixels } from "./repaint.ts";

/** Boxes on a picture of 4000 x 3000 pixels, 24 labels, spread evenly by a fixed random source. */
const size = { width: 4000, height: 3000 };
const labels = Array.from({ length: 24 }, (_, index) => `Label ${index + 1}`);

export type Gesture = "pan" | "zoom" | "drag";
export type Engine = "layered" | "naive";

/** What one engine can be asked to do. */
type View = {
  show(camera: Camera): void;
  dragTo(x: number, y: number): void;
  pressAt(x: number, y: number): void;
  release(): void;
  destroy(): void;
};

declare global {
  interface Window {
    prepare(engine: Engine, count: number): Promise<void>;
    gesture(kind: Gesture, frames: number): Promise<number>;
    repaint(count: number, rounds: number): Promise<readonly number[]>;
  }
}

let view: View | null = null;
const host = document.createElement("div");
host.style.cssText = "position:fixed;inset:0;background:#808080";
document.body.append(host);

window.prepare = async (engine, count) => {
  view?.destroy();
  const regions = regionsOf(count);
  const image = await picture();
  const editor = engine === "layered" ? createEditor(options()) : null;
  view = editor === null ? naiveView(image, regions) : layeredView(editor, image, regions);
  await frames(30);
};

window.gesture = async (kind, count) => {
  const current = view;
  if (current === null) throw new Error("prepare an engine first");
  const home = fitImage({ image: size, viewport: { width: innerWidth, height: innerHeight } }, 0);
  const middle = { x: innerWidth / 2, y: innerHeight / 2 };
  if (kind === "drag") current.pressAt(middle.x, middle.y);
  const start = performance.now();
  for (let frame = 1; frame <= count; frame++) {
    await nextFrame();
    const turn = Math.sin((frame / count) * 2 * Math.PI);
    if (kind === "pan") current.show({ ...home, x: home.x + 200 * turn, y: home.y + 60 * turn });
    else if (kind === "zoom") current.show(zoomedAbout(home, middle, 2 ** turn));
    else current.dragTo(middle.x + 150 * turn, middle.y + 80 * turn);
  }
  const elapsed = performance.now() - start;
  if (kind === "drag") current.release();
  return elapsed;
};

window.repaint = async (count, rounds) => {
  view?.destroy();
  view = null;
  const editor = createEditor(options());
  layeredView(editor, await picture(), regionsOf(count));
  const found = await differingPixels(editor, host, rounds);
  editor.destroy();
  return found;
};

function zoomedAbout(camera: Camera, at: { x: number; y: number }, factor: number): Camera {
  return {
    ...camera,
    scale: camera.scale * factor,
    x: at.x - (at.x - camera.x) * factor,
    y: at.y - (at.y - camera.y) * factor,
  };
}

function layeredView(editor: EditorController, image: ImageBitmap, regions: readonly Region[]): View {
  editor.store.load({ regions, answers: {}, kept: [] });
  editor.mount("image", host, { image, size });
  const root = host.querySelector<HTMLElement>(".assay-viewport");
  if (root === null) throw new Error("the viewport did not mount");
  const send = (type: string, x: number, y: number, buttons: number): void => {
    root.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, buttons, pointerId: 1, bubbles: true }));
  };
  root.setPointerCapture = () => {};
  return {
    show: (camera) => editor.camera.set(camera),
    pressAt: (x, y) => send("pointerdown", x, y, 1),
    dragTo: (x, y) => send("pointermove", x, y, 1),
    release: () => send("pointerup", innerWidth / 2, innerHeight / 2, 0),
    destroy: () => editor.destroy(),
  };
}

function naiveView(image: ImageBitmap, regions: readonly Region[]): View {
  const naive = new NaiveView(host, image, size, regions, colourOf);
  return {
    show: (camera) => naive.show(camera),
    pressAt: (x, y) => naive.pressAt(x, y),
    dragTo: (x, y) => naive.dragTo(x, y),
    release: () => {},
    destroy: () => naive.destroy(),
  };
}

function options(): Parameters<typeof createEditor>[0] {
  return {
    drawing: [{ control: "label", object: "image", tool: "rectangle" }],
    labels: [
      {
        control: "label",
        object: "image",
        choice: "single",
        labels: labels.map((value) => ({ value, text: value, hotkey: null })),
      },
    ],
    colourOf: (_control, label) => colourOf(label ?? ""),
    newRegionId: () => crypto.randomUUID(),
    announce: () => {},
    settings: { motion: false },
  };
}

function colourOf(label: string): string {
  const hue = labels.indexOf(label) * 15;
  const context = colours.getContext("2d");
  if (context === null) return "#888888";
  context.fillStyle = `hsl(${hue} 70% 50%)`;
  return String(context.fillStyle);
}
const colours = document.createElement("canvas");

function regionsOf(count: number): readonly Region[] {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const boxes = Array.from({ length: count - 1 }, () => {
    const width = 10 + random() * 110;
    const height = 10 + random() * 110;
    return rectangle(random() * (size.width - width), random() * (size.height - height), width, height);
  });
  // The box that is dragged lies on top in the middle.
  boxes.push(rectangle(size.width / 2 - 60, size.height / 2 - 60, 120, 120));
  return boxes.map((mark, index) => ({
    id: `box-${index}`,
    object: "image",
    control: "label",
    mark,
    labels: { label: [labels[index % labels.length] ?? "Label 1"] },
    answers: {},
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
  }));
}

async function picture(): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no 2D context");
  for (let y = 0; y < size.height; y += 50) {
    for (let x = 0; x < size.width; x += 50) {
      context.fillStyle = `rgb(${(x * 7) % 256} ${(y * 5) % 256} ${(x + y) % 256})`;
      context.fillRect(x, y, 50, 50);
    }
  }
  return createImageBitmap(canvas);
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await nextFrame();
}
