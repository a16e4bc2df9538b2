import { fromFrame, handlePoint, type Rectangle, type ResizeHandle, type Screen, screen } from "@assay/geometry";
import { type Camera, toScreen } from "../camera/camera.ts";
import { type Handle, handles } from "../shapes/handle.ts";

/** Side of a handle; screen pixels. */
const handleSide = 8;

/** Side of the square around a handle that still hits it, for a mouse or pen and for a finger; screen pixels. */
const hitSides: { readonly fine: number; readonly coarse: number } = { fine: 16, coarse: 36 };

/** Screen pixels from the top edge to the rotation handle. */
const rotationArm = 26;

/** Sides in screen pixels below which a shape shows no edge handles. */
const edgeHandleSide = 40;

/** The side in screen pixels below which a shape's handles stand apart from it. */
const smallestFrame = 30;

/** What the handles do when they are worked by keyboard. */
export type HandleKeys = { press(handle: Handle, event: KeyboardEvent): void };

/** The handles of the one selected shape: real buttons, so that they take focus and keys. */
export class Handles {
  readonly root: HTMLElement;
  readonly #buttons: ReadonlyMap<Handle, HTMLButtonElement>;
  readonly #hitSide: number;

  constructor(document: Document, names: Readonly<Record<Handle, string>>, keys: HandleKeys) {
    this.root = document.createElement("div");
    this.root.className = "assay-handles";
    this.root.hidden = true;
    const coarse = document.defaultView?.matchMedia?.("(pointer: coarse)").matches === true;
    this.#hitSide = coarse ? hitSides.coarse : hitSides.fine;
    this.#buttons = new Map(handles.map((handle) => [handle, button(document, handle, names[handle], this.#hitSide)]));
    for (const [handle, element] of this.#buttons) {
      element.addEventListener("keydown", (event) => keys.press(handle, event));
      this.root.append(element);
    }
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** Puts the handles on the shape. Small shapes show corners only. */
  show(shape: Rectangle, camera: Camera): void {
    this.root.hidden = false;
    const around = padded(shape, smallestFrame / camera.scale);
    for (const [handle, element] of this.#buttons) {
      const at = placeOf(handle, around, camera);
      element.style.transform = `translate(${at.x - this.#hitSide / 2}px, ${at.y - this.#hitSide / 2}px)`;
      element.style.cursor = handle === "rotate" ? "grab" : cursorOf(handle, shape.rotation + camera.rotation);
      element.hidden = !fits(handle, shape, camera);
    }
  }

  focus(): void {
    this.#buttons.get("nw")?.focus();
  }
}

/** The handle that an event's target belongs to, or null. */
export function handleAt(target: EventTarget | null): Handle | null {
  const name = target instanceof Element ? target.getAttribute("data-handle") : null;
  return handles.find((handle) => handle === name) ?? null;
}

function button(document: Document, handle: Handle, name: string, hitSide: number): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.setAttribute("data-handle", handle);
  element.ariaLabel = name;
  Object.assign(element.style, {
    position: "absolute",
    left: "0",
    top: "0",
    width: `${hitSide}px`,
    height: `${hitSide}px`,
    padding: "0",
    border: `${(hitSide - handleSide) / 2}px solid transparent`,
    background: "#fff padding-box",
    boxShadow: "inset 0 0 0 1px #000",
    borderRadius: handle === "rotate" ? "50%" : "0",
    pointerEvents: "auto",
    touchAction: "none",
  });
  return element;
}

function placeOf(handle: Handle, shape: Rectangle, camera: Camera): Screen {
  if (handle !== "rotate") return toScreen(camera, handlePoint(shape, handle));
  const foot = toScreen(camera, handlePoint(shape, "n"));
  const angle = ((shape.rotation + camera.rotation) * Math.PI) / 180;
  return screen(foot.x + Math.sin(angle) * rotationArm, foot.y - Math.cos(angle) * rotationArm);
}

/** The rectangle grown about its centre to a least side, so that the handles of a tiny shape leave it free to drag. */
function padded(shape: Rectangle, least: number): Rectangle {
  const across = Math.max(0, least - shape.width) / 2;
  const down = Math.max(0, least - shape.height) / 2;
  if (across === 0 && down === 0) return shape;
  const corner = fromFrame(shape, -across, -down);
  return { ...shape, x: corner.x, y: corner.y, width: shape.width + 2 * across, height: shape.height + 2 * down };
}

function fits(handle: Handle, shape: Rectangle, camera: Camera): boolean {
  switch (handle) {
    case "n":
    case "s":
      return shape.width * camera.scale >= edgeHandleSide;
    case "e":
    case "w":
      return shape.height * camera.scale >= edgeHandleSide;
    case "nw":
    case "ne":
    case "se":
    case "sw":
    case "rotate":
      return true;
  }
}

const directions: readonly ResizeHandle[] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const cursors = ["ns-resize", "nesw-resize", "ew-resize", "nwse-resize"] as const;

/** The resize cursor that points the way the handle moves, after all turning. */
function cursorOf(handle: ResizeHandle, degrees: number): string {
  const eighths = directions.indexOf(handle) + Math.round(degrees / 45);
  return cursors[((eighths % 4) + 4) % 4] ?? "move";
}
