import type { Frames } from "./frames.ts";
import type { Paint2D } from "./surface.ts";

/** One call on a context, with the styles that held when it was made. */
export type Call = {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly alpha: number;
  readonly dashes: readonly number[];
};

/** A 2D context that writes down what it is asked to do. Text is 6 pixels per character wide. */
export class RecordingContext implements Paint2D {
  readonly calls: Call[] = [];
  fillStyle: string | CanvasGradient | CanvasPattern = "#000";
  strokeStyle: string | CanvasGradient | CanvasPattern = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "";
  textBaseline: CanvasTextBaseline = "alphabetic";
  imageSmoothingEnabled = true;
  imageSmoothingQuality: ImageSmoothingQuality = "low";
  #dashes: readonly number[] = [];

  /** Names of the calls, in order. */
  get names(): readonly string[] {
    return this.calls.map((call) => call.name);
  }

  called(name: string): readonly Call[] {
    return this.calls.filter((call) => call.name === name);
  }

  forget(): void {
    this.calls.length = 0;
  }

  arc(...args: readonly unknown[]): void {
    this.#note("arc", args);
  }
  beginPath(): void {
    this.#note("beginPath", []);
  }
  clearRect(...args: readonly unknown[]): void {
    this.#note("clearRect", args);
  }
  clip(): void {
    this.#note("clip", []);
  }
  closePath(): void {
    this.#note("closePath", []);
  }
  drawImage(...args: readonly unknown[]): void {
    this.#note("drawImage", args);
  }
  fill(): void {
    this.#note("fill", []);
  }
  fillRect(...args: readonly unknown[]): void {
    this.#note("fillRect", args);
  }
  fillText(...args: readonly unknown[]): void {
    this.#note("fillText", args);
  }
  lineTo(...args: readonly unknown[]): void {
    this.#note("lineTo", args);
  }
  measureText(text: string): TextMetrics {
    return { width: 6 * text.length } as TextMetrics;
  }
  moveTo(...args: readonly unknown[]): void {
    this.#note("moveTo", args);
  }
  rect(...args: readonly unknown[]): void {
    this.#note("rect", args);
  }
  restore(): void {
    this.#note("restore", []);
  }
  save(): void {
    this.#note("save", []);
  }
  scale(...args: readonly unknown[]): void {
    this.#note("scale", args);
  }
  setLineDash(dashes: readonly number[]): void {
    this.#dashes = dashes;
  }
  setTransform(...args: readonly unknown[]): void {
    this.#note("setTransform", args);
  }
  stroke(): void {
    this.#note("stroke", []);
  }
  strokeRect(...args: readonly unknown[]): void {
    this.#note("strokeRect", args);
  }
  transform(...args: readonly unknown[]): void {
    this.#note("transform", args);
  }

  #note(name: string, args: readonly unknown[]): void {
    this.calls.push({
      name,
      args,
      fill: String(this.fillStyle),
      stroke: String(this.strokeStyle),
      width: this.lineWidth,
      alpha: this.globalAlpha,
      dashes: this.#dashes,
    });
  }
}

/** Frames that come when the test says so, and a clock that it sets. */
export class ManualFrames implements Frames {
  time = 0;
  /** Milliseconds that pass with every look at the clock. */
  pace = 0;
  #next = new Set<() => void>();
  #timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  request(callback: () => void): () => void {
    const own = (): void => callback();
    this.#next.add(own);
    return () => void this.#next.delete(own);
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  now(): number {
    this.time += this.pace;
    return this.time;
  }

  get waiting(): number {
    return this.#next.size;
  }

  /** Lets time pass, then runs what waits for it and for the next frame. */
  tick(milliseconds = 16): void {
    this.time += milliseconds;
    for (const timer of [...this.#timers].filter((each) => each.at <= this.time)) {
      this.#timers.delete(timer);
      timer.callback();
    }
    const frame = this.#next;
    this.#next = new Set();
    for (const callback of frame) callback();
  }

  /** Ticks until nothing waits for a frame. */
  settle(): void {
    for (let frame = 0; this.waiting > 0 && frame < 1000; frame++) this.tick();
  }
}

/** Gives every canvas of the test's document a recording context, and every element a size of 800 by 600. */
export function recordCanvases(): ReadonlyMap<HTMLCanvasElement, RecordingContext> {
  const contexts = new Map<HTMLCanvasElement, RecordingContext>();
  Object.defineProperty(HTMLCanvasElement.prototype, "getContext", {
    configurable: true,
    value(this: HTMLCanvasElement): RecordingContext {
      const context = contexts.get(this) ?? new RecordingContext();
      contexts.set(this, context);
      return context;
    },
  });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 800 });
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 600 });
  return contexts;
}
