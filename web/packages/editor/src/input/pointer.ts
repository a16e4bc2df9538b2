import { type Screen, screen } from "@assay/geometry";
import type { Fingers, WheelInput } from "../camera/wheel.ts";
import { handleAt } from "../render/handles.ts";
import type { Handle } from "../shapes/handle.ts";
import type { Modifiers } from "../tools/tool.ts";

/** A pointer event in the viewport's own coordinates. */
export type PointerMoment = {
  readonly type: "down" | "move" | "up";
  readonly at: Screen;
  readonly modifiers: Modifiers;
  readonly handle: Handle | null;
  /** Whether the middle button, or Space, makes it pan whatever the tool. */
  readonly panning: boolean;
};

/** Who is told about pointers, the wheel and fingers. */
export type PointerListener = {
  pointer(moment: PointerMoment): void;
  cancel(): void;
  leave(): void;
  wheel(input: WheelInput): void;
  pinch(before: Fingers, after: Fingers): void;
};

/**
 * Turns a viewport's DOM events into pointer moments; two fingers on a touch screen become a pinch. Where a pen is used,
 * a finger moves the image, so that a resting hand draws nothing.
 */
export class PointerInputs {
  readonly #root: HTMLElement;
  readonly #listener: PointerListener;
  readonly #fingers = new Map<number, Screen>();
  readonly #stop = new AbortController();
  #pinching = false;
  #panning = false;
  #pen = false;
  /** Whether Space is held. */
  space = false;

  constructor(root: HTMLElement, listener: PointerListener) {
    this.#root = root;
    this.#listener = listener;
    const options = { signal: this.#stop.signal };
    root.addEventListener("pointerdown", (event) => this.#down(event), options);
    root.addEventListener("pointermove", (event) => this.#move(event), options);
    root.addEventListener("pointerup", (event) => this.#up(event), options);
    root.addEventListener("pointercancel", (event) => this.#cancelled(event), options);
    root.addEventListener("pointerleave", () => listener.leave(), options);
    root.addEventListener("wheel", (event) => this.#wheel(event), { ...options, passive: false });
    root.addEventListener("contextmenu", (event) => ctrlClicked(event), options);
  }

  stop(): void {
    this.#stop.abort();
  }

  #down(event: PointerEvent): void {
    if (event.button > 1) return;
    if (event.button === 1) event.preventDefault();
    this.#root.setPointerCapture?.(event.pointerId);
    const at = this.#placeOf(event);
    if (event.pointerType === "touch") {
      this.#fingers.set(event.pointerId, at);
      if (this.#fingers.size > 1) {
        this.#listener.cancel();
        this.#pinching = true;
        return;
      }
    }
    if (event.pointerType === "pen") this.#pen = true;
    this.#panning = this.space || event.button === 1 || (this.#pen && event.pointerType === "touch");
    if (handleAt(event.target) === null) this.#root.focus({ preventScroll: true });
    this.#tell("down", event, at);
  }

  #move(event: PointerEvent): void {
    const at = this.#placeOf(event);
    if (this.#pinching) this.#pinch(event.pointerId, at);
    else {
      if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, at);
      this.#tell("move", event, at);
    }
  }

  #up(event: PointerEvent): void {
    if (event.button > 1) return;
    if (this.#lifted(event)) return;
    this.#tell("up", event, this.#placeOf(event));
    this.#panning = false;
  }

  #cancelled(event: PointerEvent): void {
    this.#lifted(event);
    this.#panning = false;
    this.#listener.cancel();
  }

  /** Forgets a finger; true when it was part of a pinch, whose end is no click. */
  #lifted(event: PointerEvent): boolean {
    this.#fingers.delete(event.pointerId);
    const pinching = this.#pinching;
    if (this.#fingers.size === 0) this.#pinching = false;
    return pinching;
  }

  #pinch(id: number, at: Screen): void {
    const before = fingersOf(this.#fingers);
    if (!this.#fingers.has(id)) return;
    this.#fingers.set(id, at);
    const after = fingersOf(this.#fingers);
    if (before !== null && after !== null) this.#listener.pinch(before, after);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    this.#listener.wheel({
      at: this.#placeOf(event),
      deltaX: event.deltaX,
      deltaY: event.deltaY,
      lines: event.deltaMode === 1,
      shift: event.shiftKey,
      control: event.ctrlKey || event.metaKey,
    });
  }

  #tell(type: PointerMoment["type"], event: PointerEvent, at: Screen): void {
    this.#listener.pointer({
      type,
      at,
      modifiers: { shift: event.shiftKey, control: event.ctrlKey || event.metaKey, alt: event.altKey },
      handle: type === "down" ? handleAt(event.target) : null,
      panning: this.#panning,
    });
  }

  #placeOf(event: MouseEvent): Screen {
    const box = this.#root.getBoundingClientRect();
    return screen(event.clientX - box.left, event.clientY - box.top);
  }
}

/** Ctrl with a click adds to the selection, also where the system would open a menu. */
function ctrlClicked(event: MouseEvent): void {
  if (event.ctrlKey) event.preventDefault();
}

function fingersOf(fingers: ReadonlyMap<number, Screen>): Fingers | null {
  const [one, other] = fingers.values();
  return one !== undefined && other !== undefined ? [one, other] : null;
}
