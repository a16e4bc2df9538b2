import { imagePixels, type Screen } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import { atScale, type Camera, fitWidth, toScreen } from "../camera/camera.ts";
import { normalShortcut, shortcutsOf } from "../input/shortcut.ts";
import { framesOf } from "../render/frames.ts";
import { Signal } from "../store/signal.ts";
import type { ToolName } from "../tools/tool.ts";
import { actionsOf, type EditorAction, type Views } from "./actions.ts";
import type { ActiveLabels, EditorOptions } from "./options.ts";
import { hits } from "./scene.ts";
import { EditorSession } from "./session.ts";
import { type ImageContent, type PointerStatus, Viewport } from "./viewport.ts";

/** What a test may look at. */
export type EditorDebug = {
  /** Ids of the visible regions at a point of an image, topmost first. */
  hitTest(object: string, at: { readonly x: number; readonly y: number }): readonly string[];
  /** Where a point of an image lies in its viewport; null while it is not mounted. */
  imageToScreen(object: string, at: { readonly x: number; readonly y: number }): Screen | null;
  regions(): readonly Region[];
};

/** The cameras of the mounted images. Without an object name they act on the image that last had the focus. */
export type CameraControls = {
  get(object?: string): Camera | null;
  set(camera: Camera, object?: string): void;
  zoomBy(factor: number, object?: string): void;
  fit(object?: string): void;
  fitWidth(object?: string): void;
  actualSize(object?: string): void;
  rotate(direction: "clockwise" | "anticlockwise", object?: string): void;
  /** Brings a region into sight on its image. */
  reveal(id: string): void;
  subscribe(listener: () => void): () => void;
};

/** An editing session on the screen: its images, their cameras, and every action with its key. */
export class EditorController extends EditorSession {
  readonly actions: readonly EditorAction[];
  readonly camera: CameraControls;
  readonly debug: EditorDebug;
  readonly #viewports = new Map<string, Viewport>();
  readonly #cameras: Signal = new Signal();
  readonly #pointers: Signal = new Signal();
  readonly #byShortcut: ReadonlyMap<string, readonly EditorAction[]>;
  #focused: string | null = null;
  #pointer: PointerStatus | null = null;

  constructor(options: EditorOptions) {
    super(options);
    this.camera = this.#cameraControls();
    this.actions = actionsOf(this, this.#views(), options.keys);
    this.#byShortcut = byShortcut(this.actions);
    this.debug = {
      hitTest: (object, { x, y }) => hits(this, object, imagePixels(x, y), 0),
      imageToScreen: (object, { x, y }) => {
        const viewport = this.#viewports.get(object);
        return viewport === undefined ? null : toScreen(viewport.camera, imagePixels(x, y));
      },
      regions: () => this.store.regions(),
    };
  }

  get tool(): ToolName {
    return this.state.tool;
  }

  set tool(tool: ToolName) {
    this.setTool(tool);
  }

  get activeLabels(): ActiveLabels | null {
    return this.state.activeLabels;
  }

  set activeLabels(labels: ActiveLabels | null) {
    this.setActiveLabels(labels);
  }

  get selection(): readonly string[] {
    return this.state.selection;
  }

  set selection(ids: readonly string[]) {
    this.select(ids);
  }

  selectNext(): void {
    this.selectNeighbour("next");
  }

  selectPrevious(): void {
    this.selectNeighbour("previous");
  }

  /** Accepts one prediction's region, or all of them. */
  acceptPrediction(id: string): void {
    this.accept(id === "all" ? this.store.regions().map((region) => region.id) : [id]);
  }

  /** Shows an image in an element; what the element showed of this editor before is removed. */
  mount(object: string, element: HTMLElement, content: ImageContent): void {
    this.unmount(object);
    const view = element.ownerDocument.defaultView;
    if (view === null) throw new Error(`Object "${object}" cannot be mounted in a document without a window`);
    this.setSize(object, content.size);
    const listener = {
      focused: () => this.#focus(object),
      key: (event: KeyboardEvent) => void this.handleKey(event, "viewport"),
      pointed: (status: PointerStatus) => this.#pointed(status),
      cameraChanged: () => this.#cameras.emit(),
    };
    this.#viewports.set(object, new Viewport(this, object, element, content, listener, framesOf(view)));
    this.#focused ??= object;
    this.#cameras.emit();
  }

  unmount(object: string): void {
    this.#viewports.get(object)?.destroy();
    this.#viewports.delete(object);
    if (this.#focused === object) this.#focused = this.#viewports.keys().next().value ?? null;
  }

  /** Where the pointer is; null before it was over any image. */
  get pointer(): PointerStatus | null {
    return this.#pointer;
  }

  onPointer(listener: () => void): () => void {
    return this.#pointers.listen(listener);
  }

  /**
   * Runs the action whose key was pressed; false when there is none. Keys typed into a text field, and events that
   * somebody handled before, are left alone.
   */
  handleKey(event: KeyboardEvent, scope: EditorAction["scope"] = "anywhere"): boolean {
    if (event.defaultPrevented || isTyping(event.target)) return false;
    const action = shortcutsOf(event)
      .flatMap((shortcut) => this.#byShortcut.get(shortcut) ?? [])
      .find((each) => (scope === "viewport" || each.scope === "anywhere") && each.enabled());
    if (action === undefined || (action.id === "region:copy" && hasSelectedText(event.target))) return false;
    event.preventDefault();
    if (!event.repeat || action.repeatable) action.run(event.repeat);
    return true;
  }

  destroy(): void {
    for (const object of [...this.#viewports.keys()]) this.unmount(object);
  }

  #focus(object: string): void {
    this.#focused = object;
    this.#cameras.emit();
  }

  #pointed(status: PointerStatus): void {
    this.#pointer = status;
    this.#pointers.emit();
  }

  #viewport(object: string | undefined): Viewport | undefined {
    const name = object ?? this.#focused;
    return name === null ? undefined : this.#viewports.get(name);
  }

  #cameraControls(): CameraControls {
    const move = (object: string | undefined, change: (camera: Camera, viewport: Viewport) => Camera): void => {
      const viewport = this.#viewport(object);
      viewport?.go(change(viewport.camera, viewport));
    };
    return {
      get: (object) => this.#viewport(object)?.camera ?? null,
      set: (camera, object) => this.#viewport(object)?.motion.set(camera),
      zoomBy: (factor, object) =>
        move(object, (camera, { motion }) => atScale(camera, motion.stage, camera.scale * factor)),
      fit: (object) => {
        const viewport = this.#viewport(object);
        viewport?.motion.fit(viewport.smooth);
      },
      fitWidth: (object) => move(object, (camera, { motion }) => fitWidth(motion.stage, camera.rotation)),
      actualSize: (object) => move(object, (camera, { motion }) => atScale(camera, motion.stage, 1)),
      rotate: (direction, object) => this.#viewport(object)?.motion.turn(direction),
      reveal: (id) => this.#viewports.get(this.store.region(id)?.object ?? "")?.reveal(id),
      subscribe: (listener) => this.#cameras.listen(listener),
    };
  }

  #views(): Views {
    const { camera } = this;
    const viewports = this.#viewports;
    return {
      zoomBy: (factor) => camera.zoomBy(factor),
      fit: () => camera.fit(),
      fitWidth: () => camera.fitWidth(),
      actualSize: () => camera.actualSize(),
      rotate: (direction) => camera.rotate(direction),
      cancelGesture: () => [...viewports.values()].some((viewport) => viewport.cancelGesture()),
      focusHandles: () => this.#viewport(undefined)?.focusHandles(),
      get mounted() {
        return viewports.size > 0;
      },
      rotationOf: (object) => camera.get(object)?.rotation ?? 0,
    };
  }
}

/** Makes an editor for one task. Nothing of it is shared with another editor. */
export function createEditor(options: EditorOptions): EditorController {
  return new EditorController(options);
}

/** Actions by normal shortcut, labels before all others so that a config's keys win. */
function byShortcut(actions: readonly EditorAction[]): ReadonlyMap<string, readonly EditorAction[]> {
  const labels = actions.filter((action) => action.id.startsWith("label:"));
  const others = actions.filter((action) => !action.id.startsWith("label:"));
  const keyed = [...labels, ...others].flatMap((action) =>
    [action.shortcut, ...action.alternatives].flatMap((key) =>
      key === null ? [] : [{ key: normalShortcut(key), action }],
    ),
  );
  return new Map(
    [...Map.groupBy(keyed, (each) => each.key)].map(([key, each]) => [key, each.map(({ action }) => action)]),
  );
}

/** Whether text of the page is selected, which Ctrl+C then copies. */
function hasSelectedText(target: EventTarget | null): boolean {
  return target instanceof Node && target.ownerDocument?.getSelection()?.isCollapsed === false;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range])")
  );
}
