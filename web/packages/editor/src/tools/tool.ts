import type { Box, ImagePixels, ImageSize, Screen, Shape } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import type { Handle } from "../shapes/handle.ts";

/** Names of the tools an annotator can hold. */
export type ToolName = "select" | "rectangle" | "pan";

export type Modifiers = { readonly shift: boolean; readonly control: boolean; readonly alt: boolean };

/** No modifier key held. */
export const noModifiers: Modifiers = { shift: false, control: false, alt: false };

/** What a tool sees of the pointer. `handle` is the handle of the selected shape that was grabbed, if any. */
export type PointerInput =
  | {
      readonly type: "down" | "move" | "up";
      readonly at: ImagePixels;
      readonly screen: Screen;
      readonly modifiers: Modifiers;
      readonly handle: Handle | null;
    }
  | { readonly type: "cancel" };

/** What a tool may ask about one object of the task. */
export type Scene = {
  readonly size: ImageSize;
  /** Screen pixels per image pixel. */
  readonly scale: number;
  /** Selected region ids of this object. */
  readonly selection: readonly string[];
  /** Whether regions may be changed at all. */
  readonly editable: boolean;
  /** Whether a new shape can be drawn now: some control draws here, and its label is chosen. */
  readonly drawable: boolean;
  region(id: string): Region | undefined;
  /** The topmost visible region at a point, or null. */
  hit(at: ImagePixels): string | null;
  /** Visible regions any part of which lies in the box. */
  touching(box: Box): readonly string[];
};

/** What is shown while a gesture goes on and nothing is stored yet. */
export type Draft = {
  /** Regions shown with another shape than they have. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Whether `shapes` are copies, so that the originals stay where they are. */
  readonly copies: boolean;
  /** The new shape being drawn. */
  readonly drawing: Shape | null;
  /** The box that selects what it touches. */
  readonly marquee: Box | null;
};

/** What a tool wants done. Everything of one step is one undo entry at most. */
export type Effect =
  | { readonly kind: "select"; readonly ids: readonly string[] }
  | { readonly kind: "reshape"; readonly shapes: ReadonlyMap<string, Shape> }
  | { readonly kind: "copy"; readonly shapes: ReadonlyMap<string, Shape> }
  | { readonly kind: "create"; readonly shape: Shape }
  | { readonly kind: "refuse"; readonly reason: "no-label" }
  /** Moves the image by screen pixels. */
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number };

/** The next state of a tool, what it shows and what it wants done. */
export type Step<State> = { readonly state: State; readonly draft: Draft | null; readonly effects: readonly Effect[] };

/** A tool is a state machine without memory of its own: the same state, input and scene give the same step. */
export type Tool<State> = {
  readonly idle: State;
  isIdle(state: State): boolean;
  step(state: State, input: PointerInput, scene: Scene): Step<State>;
};

/** Screen pixels that a pressed pointer must travel before it drags. */
export const dragThreshold = 3;

/** A draft with only some of its parts. */
export function draft(parts: Partial<Draft>): Draft {
  return { shapes: new Map(), copies: false, drawing: null, marquee: null, ...parts };
}

/** A step without draft or effects. */
export function quiet<State>(state: State, ...effects: readonly Effect[]): Step<State> {
  return { state, draft: null, effects };
}

/** Whether the pointer went far enough from where it was pressed to count as a drag. */
export function dragged(from: Screen, to: Screen): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) >= dragThreshold;
}

/** The shape of a region, or null for a mark that is no shape. */
export function shapeOf(region: Region | undefined): Shape | null {
  return region === undefined || region.mark.kind === "span" ? null : region.mark;
}
