import type { ImagePixels, ImageSize } from "@assay/geometry";
import { type Camera, centredOn, imageBox, panned, revealing, stepOnImage, toImage } from "../camera/camera.ts";
import { CameraMotion } from "../camera/motion.ts";
import { pinched, wheeled } from "../camera/wheel.ts";
import { PointerInputs, type PointerListener, type PointerMoment } from "../input/pointer.ts";
import { Crosshair } from "../render/crosshair.ts";
import { type Frames, OncePerFrame } from "../render/frames.ts";
import { Handles } from "../render/handles.ts";
import type { ImageSource } from "../render/image-layer.ts";
import { LayerStack } from "../render/layer-stack.ts";
import { Minimap } from "../render/minimap.ts";
import type { Handle } from "../shapes/handle.ts";
import { boundsOf } from "../store/bounds-index.ts";
import { ToolRunner } from "../tools/runner.ts";
import { handleStepped } from "../tools/select/handle-keys.ts";
import { type Draft, type Effect, type PointerInput, type Scene, shapeOf } from "../tools/tool.ts";
import { perform } from "./perform.ts";
import { sceneOf } from "./scene.ts";
import type { EditorSession } from "./session.ts";
import { ViewportScene } from "./viewport-scene.ts";

/** An image to show: its pixels, and the size that regions are measured in. */
export type ImageContent = { readonly image: ImageSource; readonly size: ImageSize };

/** What the pointer is over, for a status line. */
export type PointerStatus = { readonly object: string; readonly at: ImagePixels | null };

/** Whom a viewport tells about what happens in it. */
export type ViewportListener = {
  focused(): void;
  /** A key that the viewport itself has no use for. */
  key(event: KeyboardEvent): void;
  pointed(status: PointerStatus): void;
  cameraChanged(): void;
};

/** One image on the screen: its layers, camera, handles and pointer. */
export class Viewport {
  readonly root: HTMLElement;
  readonly motion: CameraMotion;
  readonly #object: string;
  readonly #session: EditorSession;
  readonly #listener: ViewportListener;
  readonly #size: ImageSize;
  readonly #layers: LayerStack;
  readonly #scene: ViewportScene;
  readonly #handles: Handles;
  readonly #minimap: Minimap;
  readonly #crosshair: Crosshair;
  readonly #inputs: PointerInputs;
  readonly #runner = new ToolRunner();
  readonly #frame: OncePerFrame;
  readonly #stops: (() => void)[] = [];
  /** Whether the gesture that goes on selected something that was not said yet. */
  #unsaid = false;

  constructor(
    session: EditorSession,
    object: string,
    host: HTMLElement,
    content: ImageContent,
    listener: ViewportListener,
    frames: Frames,
  ) {
    const document = host.ownerDocument;
    this.#session = session;
    this.#object = object;
    this.#listener = listener;
    this.#size = content.size;
    this.root = rootElement(document, session, object);
    host.append(this.root);
    this.#scene = new ViewportScene(session, object);
    this.#layers = new LayerStack(this.root, this.#scene, content, frames);
    this.#frame = new OncePerFrame(frames, () => this.#paint());
    const viewport = sizeOf(this.root);
    this.motion = new CameraMotion({ image: content.size, viewport }, frames, () => this.#cameraMoved());
    this.#crosshair = new Crosshair(document);
    this.#handles = new Handles(document, session.messages.handles, { press: (h, e) => this.#handleKey(h, e) });
    this.#minimap = new Minimap(document, content.image, content.size, (at) => {
      this.motion.set(centredOn(this.motion.camera, this.motion.stage, at));
    });
    this.root.append(this.#crosshair.root, this.#handles.root, this.#minimap.root);
    this.#inputs = new PointerInputs(this.root, this.#pointerListener());
    this.#listen();
    this.#resized();
  }

  /** Looks at the size of the viewport and at the screen's resolution again. */
  #resized(): void {
    const view = this.root.ownerDocument.defaultView;
    this.motion.resize(sizeOf(this.root));
    this.#layers.resize(this.motion.stage.viewport, view?.devicePixelRatio ?? 1);
    this.#layers.repaint(this.motion.camera);
    this.#frame.ask();
  }

  get camera(): Camera {
    return this.motion.camera;
  }

  get scene(): Scene {
    return sceneOf(this.#session, this.#object, this.#size, this.motion.camera.scale);
  }

  /** Whether the camera may glide. */
  get smooth(): boolean {
    const view = this.root.ownerDocument.defaultView;
    const calm = view?.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? true;
    return this.#session.state.settings.motion && !calm;
  }

  go(camera: Camera): void {
    this.motion.go(camera, this.smooth);
  }

  /** Brings a region into sight. */
  reveal(id: string): void {
    const region = this.#session.store.region(id);
    const box = region === undefined ? null : boundsOf(region);
    if (box !== null) this.go(revealing(this.motion.camera, this.motion.stage, box));
  }

  focusHandles(): void {
    this.#paint();
    this.#handles.focus();
  }

  /** Ends the gesture that goes on; false when none does. */
  cancelGesture(): boolean {
    if (this.#runner.gesture === null) return false;
    this.#step({ type: "cancel" }, false);
    return true;
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#inputs.stop();
    this.#frame.stop();
    this.motion.stop();
    this.#layers.stop();
    this.root.remove();
  }

  #pointerListener(): PointerListener {
    const move = (camera: Camera): void => this.motion.set(camera);
    return {
      pointer: (moment) => this.#pointed(moment),
      cancel: () => void this.cancelGesture(),
      leave: () => this.#left(),
      wheel: (input) => move(wheeled(this.motion.camera, this.motion.stage, input)),
      pinch: (before, after) => move(pinched(this.motion.camera, this.motion.stage, before, after)),
    };
  }

  #listen(): void {
    const { store } = this.#session;
    const update = (): void => {
      this.#scene.changed(this.#layers);
      this.#frame.ask();
    };
    this.#stops.push(
      this.#session.onChange(update),
      store.onTransaction((transaction) => {
        this.#scene.touch(transaction, this.#layers);
        this.#frame.ask();
      }),
      store.onLoad(() => {
        this.#layers.repaint(this.motion.camera);
        this.#frame.ask();
      }),
    );
    this.root.addEventListener("focusin", () => this.#listener.focused());
    this.root.addEventListener("keydown", (event) => this.#keyDown(event));
    this.root.addEventListener("keyup", (event) => {
      if (event.key === " ") this.#inputs.space = false;
    });
    this.root.addEventListener("focusout", () => {
      this.#inputs.space = false;
    });
    const view = this.root.ownerDocument.defaultView;
    if (view === null || !("ResizeObserver" in view)) return;
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(this.root);
    this.#stops.push(() => observer.disconnect());
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key === " " && event.target === this.root) {
      this.#inputs.space = true;
      event.preventDefault();
      return;
    }
    this.#listener.key(event);
  }

  #pointed(moment: PointerMoment): void {
    const at = toImage(this.motion.camera, moment.at);
    const { type, modifiers, handle } = moment;
    this.#step({ type, at, screen: moment.at, modifiers, handle }, moment.panning);
    const resting = this.#runner.gesture === null;
    this.#scene.hover(resting ? this.scene.hit(at) : null);
    this.#crosshair.show(this.#session.state.settings.crosshair ? moment.at : null);
    this.#cursor(moment.panning);
    this.#listener.pointed({ object: this.#object, at });
    this.#frame.ask();
  }

  #left(): void {
    this.#scene.hover(null);
    this.#crosshair.show(null);
    this.#listener.pointed({ object: this.#object, at: null });
    this.#frame.ask();
  }

  #step(input: PointerInput, panning: boolean): void {
    const outcome = this.#runner.step(input, this.scene, this.#session.state.tool, panning);
    const { selection } = this.#session.state;
    const going = this.#runner.gesture !== null;
    const selects = outcome.effects.some((effect) => effect.kind === "select");
    if (this.#unsaid && !going && !selects) this.#session.announceSelection();
    for (const effect of outcome.effects) this.#perform(effect, going);
    const silently = this.#runner.gesture === "select" && this.#session.state.selection !== selection;
    this.#unsaid = going && (this.#unsaid || silently);
    this.#show(outcome.draft);
  }

  #perform(effect: Effect, going: boolean): void {
    if (effect.kind === "pan") this.motion.set(panned(this.motion.camera, this.motion.stage, effect.dx, effect.dy));
    else perform(this.#session, this.#object, effect, going);
  }

  #show(draft: Draft | null): void {
    this.#scene.show(draft, this.#layers);
    this.#frame.ask();
  }

  #cursor(panning: boolean): void {
    const tool = panning || this.#runner.gesture === "pan" ? "pan" : this.#session.state.tool;
    this.root.style.cursor = cursorOf(tool, this.#runner.gesture === "pan", this.#scene.hovered !== null);
  }

  #handleKey(handle: Handle, event: KeyboardEvent): void {
    const step = arrowStep(event);
    const [id] = this.#session.state.selection;
    const shape = id === undefined ? null : shapeOf(this.#session.store.region(id));
    if (event.key === "Escape") this.root.focus({ preventScroll: true });
    if (step === null || id === undefined || shape === null) return;
    event.preventDefault();
    event.stopPropagation();
    const turned = handle === "rotate" ? step : stepOnImage(this.motion.camera.rotation, step.dx, step.dy);
    const next = handleStepped(shape, handle, turned, this.scene);
    if (next !== shape) this.#session.reshape(new Map([[id, next]]), event.repeat);
  }

  #cameraMoved(): void {
    this.#frame.ask();
    this.#listener.cameraChanged();
  }

  #paint(): void {
    const { camera, stage } = this.motion;
    const { settings } = this.#session.state;
    this.#layers.show(camera, settings);
    const handled = this.#scene.handled();
    if (handled === null) this.#handles.hide();
    else this.#handles.show(handled, camera);
    this.#minimap.show(imageBox(camera, { x: 0, y: 0, ...stage.viewport }), settings.minimap);
  }
}

function rootElement(document: Document, session: EditorSession, object: string): HTMLElement {
  const root = document.createElement("div");
  root.className = "assay-viewport";
  root.tabIndex = 0;
  root.setAttribute("role", "application");
  root.ariaRoleDescription = session.messages.viewportRole;
  root.ariaLabel = session.messages.viewport(object);
  Object.assign(root.style, {
    position: "relative",
    width: "100%",
    height: "100%",
    overflow: "hidden",
    touchAction: "none",
    userSelect: "none",
    background: "var(--assay-surround, #808080)",
    outlineOffset: "-2px",
  });
  return root;
}

function sizeOf(element: HTMLElement): { readonly width: number; readonly height: number } {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) };
}

function cursorOf(tool: "select" | "rectangle" | "pan", panning: boolean, over: boolean): string {
  switch (tool) {
    case "select":
      return over ? "move" : "default";
    case "rectangle":
      return "crosshair";
    case "pan":
      return panning ? "grabbing" : "grab";
  }
}

function arrowStep(event: KeyboardEvent): { readonly dx: number; readonly dy: number } | null {
  const length = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowLeft":
      return { dx: -length, dy: 0 };
    case "ArrowRight":
      return { dx: length, dy: 0 };
    case "ArrowUp":
      return { dx: 0, dy: -length };
    case "ArrowDown":
      return { dx: 0, dy: length };
    default:
      return null;
  }
}
