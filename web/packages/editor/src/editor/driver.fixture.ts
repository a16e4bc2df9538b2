import { type ImageSize, imagePixels, type Rectangle, screen } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import type { Handle } from "../shapes/handle.ts";
import { ToolRunner } from "../tools/runner.ts";
import { type Draft, type Modifiers, noModifiers, shapeOf } from "../tools/tool.ts";
import type { EditorOptions } from "./options.ts";
import { perform } from "./perform.ts";
import { sceneOf } from "./scene.ts";
import { EditorSession } from "./session.ts";

/** Options of an image task with two labels drawn as rectangles; ids count up, announcements collect in `said`. */
export function optionsFor(said: string[] = [], more: Partial<EditorOptions> = {}): EditorOptions {
  let ids = 0;
  return {
    drawing: [{ control: "label", object: "image", tool: "rectangle" }],
    labels: [
      {
        control: "label",
        object: "image",
        choice: "single",
        labels: [
          { value: "Car", text: "Car", hotkey: "1" },
          { value: "Person", text: "Person", hotkey: "2" },
        ],
      },
    ],
    colourOf: (_control, label) => (label === "Car" ? "#d02020" : "#2040d0"),
    newRegionId: () => `r${++ids}`,
    announce: (text) => void said.push(text),
    ...more,
  };
}

/** A rectangle region as a model or a person would have left it. */
export function regionOf(id: string, shape: Rectangle, more: Partial<Region> = {}): Region {
  return {
    id,
    object: "image",
    control: "label",
    mark: shape,
    labels: { label: ["Car"] },
    answers: {},
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
    ...more,
  };
}

/** Drives a session by pointer without a screen: image points in, regions out. */
export class Driver {
  readonly said: string[] = [];
  readonly session: EditorSession;
  readonly size: ImageSize;
  scale: number;
  draft: Draft | null = null;
  readonly #runner = new ToolRunner();

  constructor(more: Partial<EditorOptions> = {}, size: ImageSize = { width: 1000, height: 800 }, scale = 1) {
    this.session = new EditorSession(optionsFor(this.said, more));
    this.size = size;
    this.scale = scale;
    this.session.setSize("image", size);
  }

  get store(): EditorSession["store"] {
    return this.session.store;
  }

  get gesture(): string | null {
    return this.#runner.gesture;
  }

  load(...regions: readonly Region[]): this {
    this.store.load({ regions, answers: {}, kept: [] });
    return this;
  }

  shape(id: string): Rectangle {
    const shape = shapeOf(this.store.region(id));
    if (shape === null) throw new Error(`no shape in region ${id}`);
    return shape;
  }

  down(x: number, y: number, modifiers: Partial<Modifiers> = {}, handle: Handle | null = null): this {
    return this.#point("down", x, y, modifiers, handle);
  }

  move(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.#point("move", x, y, modifiers, null);
  }

  up(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.#point("up", x, y, modifiers, null);
  }

  drag(from: readonly [number, number], to: readonly [number, number], modifiers: Partial<Modifiers> = {}): this {
    return this.down(...from, modifiers)
      .move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, modifiers)
      .move(...to, modifiers)
      .up(...to, modifiers);
  }

  dragHandle(
    handle: Handle,
    from: readonly [number, number],
    to: readonly [number, number],
    modifiers = noModifiers,
  ): this {
    return this.down(...from, modifiers, handle)
      .move(...to, modifiers)
      .up(...to, modifiers);
  }

  click(x: number, y: number, modifiers: Partial<Modifiers> = {}): this {
    return this.down(x, y, modifiers).up(x, y, modifiers);
  }

  cancel(): this {
    const scene = sceneOf(this.session, "image", this.size, this.scale);
    this.#take(this.#runner.step({ type: "cancel" }, scene, this.session.state.tool, false));
    return this;
  }

  #point(type: "down" | "move" | "up", x: number, y: number, held: Partial<Modifiers>, handle: Handle | null): this {
    const scene = sceneOf(this.session, "image", this.size, this.scale);
    const input = {
      type,
      at: imagePixels(x, y),
      screen: screen(x * this.scale, y * this.scale),
      modifiers: { ...noModifiers, ...held },
      handle,
    };
    this.#take(this.#runner.step(input, scene, this.session.state.tool, false));
    return this;
  }

  #take(outcome: ReturnType<ToolRunner["step"]>): void {
    this.draft = outcome.draft;
    for (const effect of outcome.effects)
      if (effect.kind !== "pan") perform(this.session, "image", effect, this.#runner.gesture !== null);
  }
}
