/** The screen's frames and the clock, so that painting can be driven by a test as well as by a browser. */
export type Frames = {
  /** Calls back before the next frame; the returned function calls it off. */
  request(callback: () => void): () => void;
  /** Calls back after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
};

/** The frames of a browser window. */
export function framesOf(window: Window): Frames {
  return {
    request(callback) {
      const id = window.requestAnimationFrame(callback);
      return () => window.cancelAnimationFrame(id);
    },
    after(milliseconds, callback) {
      const id = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(id);
    },
    now: () => window.performance.now(),
  };
}

/** Runs one task at most once per frame however often it is asked for. */
export class OncePerFrame {
  readonly #frames: Frames;
  readonly #task: () => void;
  #callOff: (() => void) | null = null;

  constructor(frames: Frames, task: () => void) {
    this.#frames = frames;
    this.#task = task;
  }

  ask(): void {
    this.#callOff ??= this.#frames.request(() => {
      this.#callOff = null;
      this.#task();
    });
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
