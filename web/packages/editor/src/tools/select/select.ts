import type { Box, ImagePixels, Screen, Shape } from "@assay/geometry";
import { behaviourOf } from "../../shapes/behaviours.ts";
import type { Handle } from "../../shapes/handle.ts";
import { boundsOfAll, snapDistance, snappedMove } from "../snap.ts";
import {
  type Draft,
  draft,
  dragged,
  type Effect,
  type PointerInput,
  quiet,
  type Scene,
  type Step,
  shapeOf,
  type Tool,
} from "../tool.ts";
import { handleDragged } from "./handle-drag.ts";

export type SelectState =
  | { readonly at: "idle" }
  /** The button is down and the pointer has not travelled yet; `hit` is what lies under it. */
  | { readonly at: "pressing"; readonly from: ImagePixels; readonly screen: Screen; readonly hit: string | null }
  | { readonly at: "moving"; readonly from: ImagePixels; readonly shapes: ReadonlyMap<string, Shape> }
  | { readonly at: "marquee"; readonly from: ImagePixels; readonly kept: readonly string[] }
  | {
      readonly at: "handling";
      readonly id: string;
      readonly handle: Handle;
      readonly from: ImagePixels;
      readonly shape: Shape;
    };

type Moved = Exclude<PointerInput, { type: "cancel" }>;

/** Selects, moves, copies, resizes and rotates what is there. */
export const selectTool: Tool<SelectState> = {
  idle: { at: "idle" },
  isIdle: (state) => state.at === "idle",
  step,
};

const idle: SelectState = { at: "idle" };

function step(state: SelectState, input: PointerInput, scene: Scene): Step<SelectState> {
  if (input.type === "cancel") return state.at === "marquee" ? selecting(idle, state.kept, scene) : quiet(idle);
  switch (state.at) {
    case "idle":
      return input.type === "down" ? pressed(input, scene) : quiet(state);
    case "pressing":
      if (input.type === "up") return clicked(state.hit, input, scene);
      return dragged(state.screen, input.screen) ? dragStarted(state, input, scene) : quiet(state);
    case "moving":
      return moved(state, input, scene);
    case "marquee":
      return marqueed(state, input, scene);
    case "handling":
      return handled(state, input, scene);
  }
}

function pressed(input: Moved, scene: Scene): Step<SelectState> {
  const [only] = scene.selection;
  if (input.handle !== null && only !== undefined) {
    const region = scene.region(only);
    const shape = shapeOf(region);
    if (shape !== null && region?.locked === false && scene.editable) {
      return quiet({ at: "handling", id: only, handle: input.handle, from: input.at, shape });
    }
  }
  return quiet({ at: "pressing", from: input.at, screen: input.screen, hit: scene.hit(input.at) });
}

function clicked(hit: string | null, input: Moved, scene: Scene): Step<SelectState> {
  const adds = input.modifiers.shift || input.modifiers.control;
  if (hit === null) return adds ? quiet(idle) : selecting(idle, [], scene);
  if (!adds) return selecting(idle, [hit], scene);
  const others = scene.selection.filter((id) => id !== hit);
  return selecting(idle, others.length < scene.selection.length ? others : [...scene.selection, hit], scene);
}

function dragStarted(state: Extract<SelectState, { at: "pressing" }>, input: Moved, scene: Scene): Step<SelectState> {
  const adds = input.modifiers.shift || input.modifiers.control;
  if (state.hit === null) {
    return marqueed({ at: "marquee", from: state.from, kept: adds ? scene.selection : [] }, input, scene);
  }
  const selection = scene.selection.includes(state.hit)
    ? scene.selection
    : adds
      ? [...scene.selection, state.hit]
      : [state.hit];
  const shapes = movable(selection, scene);
  if (shapes.size === 0) return selecting(idle, selection, scene);
  const next = moved({ at: "moving", from: state.from, shapes }, input, scene);
  return { ...next, effects: [...selectionEffect(selection, scene), ...next.effects] };
}

/** The shapes of the regions that may be moved. */
function movable(ids: readonly string[], scene: Scene): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  if (!scene.editable) return shapes;
  for (const id of ids) {
    const region = scene.region(id);
    const shape = shapeOf(region);
    if (shape !== null && region?.locked === false) shapes.set(id, shape);
  }
  return shapes;
}

function moved(state: Extract<SelectState, { at: "moving" }>, input: Moved, scene: Scene): Step<SelectState> {
  const shapes = translated(state.shapes, state.from, input, scene);
  const copies = input.modifiers.alt;
  if (input.type !== "up") return { state, draft: draft({ shapes, copies }), effects: [] };
  if (shapes === state.shapes) return quiet(idle);
  return quiet(idle, { kind: copies ? "copy" : "reshape", shapes });
}

/** The shapes moved by the pointer's way as far as the image allows; the same map when they do not move. */
function translated(
  shapes: ReadonlyMap<string, Shape>,
  from: ImagePixels,
  input: Moved,
  scene: Scene,
): ReadonlyMap<string, Shape> {
  const box = boundsOfAll(shapes.values());
  if (box === null) return shapes;
  const wanted = { dx: input.at.x - from.x, dy: input.at.y - from.y };
  if (input.modifiers.shift) {
    if (Math.abs(wanted.dx) > Math.abs(wanted.dy)) wanted.dy = 0;
    else wanted.dx = 0;
  }
  const { dx, dy } = snappedMove(box, scene.size, wanted, snapDistance / scene.scale);
  if (dx === 0 && dy === 0) return shapes;
  return new Map([...shapes].map(([id, shape]) => [id, behaviourOf(shape).translate(shape, dx, dy)]));
}

function marqueed(state: Extract<SelectState, { at: "marquee" }>, input: Moved, scene: Scene): Step<SelectState> {
  const marquee = boxBetween(state.from, input.at);
  const touched = scene.touching(marquee);
  const next = selecting(input.type === "up" ? idle : state, [...new Set([...state.kept, ...touched])], scene);
  return input.type === "up" ? next : { ...next, draft: draft({ marquee }) };
}

function handled(state: Extract<SelectState, { at: "handling" }>, input: Moved, scene: Scene): Step<SelectState> {
  const shape = handleDragged(state, input.at, input.modifiers, scene);
  if (input.type !== "up") return { state, draft: showing(state.id, shape), effects: [] };
  return shape === state.shape ? quiet(idle) : quiet(idle, { kind: "reshape", shapes: new Map([[state.id, shape]]) });
}

function showing(id: string, shape: Shape): Draft {
  return draft({ shapes: new Map([[id, shape]]) });
}

function selecting(state: SelectState, ids: readonly string[], scene: Scene): Step<SelectState> {
  return quiet(state, ...selectionEffect(ids, scene));
}

function selectionEffect(ids: readonly string[], scene: Scene): readonly Effect[] {
  const same = ids.length === scene.selection.length && ids.every((id, index) => scene.selection[index] === id);
  return same ? [] : [{ kind: "select", ids }];
}

function boxBetween(a: ImagePixels, b: ImagePixels): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}
