import { screen } from "@assay/geometry";
import type { Frames } from "../render/frames.ts";
import { between, eased } from "./between.ts";
import { type Camera, centredOn, fitImage, type Stage, toImage, turned, type ViewportSize } from "./camera.ts";

/** Milliseconds that a glide takes. */
const glideTime = 160;

/** The camera of one image in time: jumps at once, or glides where motion is wanted, and follows the viewport's size. */
export class CameraMotion {
  readonly #frames: Frames;
  readonly #changed: (camera: Camera) => void;
  #stage: Stage;
  #camera: Camera;
  #fitted = true;
  #stopGlide: (() => void) | null = null;

  constructor(stage: Stage, frames: Frames, changed: (camera: Camera) => void) {
    this.#stage = stage;
    this.#frames = frames;
    this.#changed = changed;
    this.#camera = fitImage(stage, 0);
  }

  get camera(): Camera {
    return this.#camera;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Jumps to a camera and ends any glide. */
  set(camera: Camera): void {
    this.#stopGlide?.();
    this.#fitted = false;
    this.#show(camera);
  }

  /** Glides to a camera, or jumps when `smooth` is false. */
  go(camera: Camera, smooth: boolean): void {
    if (!smooth) {
      this.set(camera);
      return;
    }
    this.#stopGlide?.();
    this.#fitted = false;
    const from = this.#camera;
    const start = this.#frames.now();
    const glide = (): void => {
      const progress = (this.#frames.now() - start) / glideTime;
      this.#stopGlide = progress >= 1 ? null : this.#frames.request(glide);
      this.#show(between(from, camera, eased(progress)));
    };
    this.#stopGlide = this.#frames.request(glide);
  }

  /** Shows the whole image, and keeps showing it whole when the viewport changes its size. */
  fit(smooth: boolean): void {
    this.go(fitImage(this.#stage, this.#camera.rotation), smooth);
    this.#fitted = true;
  }

  /** Turns the image by a quarter; a fitted image stays fitted. */
  turn(direction: "clockwise" | "anticlockwise"): void {
    const fitted = this.#fitted;
    const camera = turned(this.#camera, this.#stage, direction);
    this.set(fitted ? fitImage(this.#stage, camera.rotation) : camera);
    this.#fitted = fitted;
  }

  /** Follows the viewport: a fitted image stays fitted, any other keeps its middle. */
  resize(viewport: ViewportSize): void {
    const old = this.#stage.viewport;
    if (old.width === viewport.width && old.height === viewport.height) return;
    const held = toImage(this.#camera, screen(old.width / 2, old.height / 2));
    this.#stopGlide?.();
    this.#stage = { ...this.#stage, viewport };
    this.#show(
      this.#fitted ? fitImage(this.#stage, this.#camera.rotation) : centredOn(this.#camera, this.#stage, held),
    );
  }

  stop(): void {
    this.#stopGlide?.();
    this.#stopGlide = null;
  }

  #show(camera: Camera): void {
    this.#camera = camera;
    this.#changed(camera);
  }
}
