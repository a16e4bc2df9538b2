import { type ImagePixels, type ImageSize, type Rectangle, rectangle, type Screen } from "@assay/geometry";
import { snapDistance, snapped } from "../snap.ts";
import { draft, dragged, type PointerInput, quiet, type Scene, type Step, type Tool } from "../tool.ts";

/**
 * `dragging`: the button is down since `from`. `placing`: it was clicked there, and the next click sets the opposite
 * corner; `pressed` says that this click has begun.
 */
export type RectangleState =
  | { readonly at: "idle" }
  | { readonly at: "dragging"; readonly from: ImagePixels; readonly pressedAt: Screen }
  | { readonly at: "placing"; readonly from: ImagePixels; readonly pressed: boolean };

/** Draws a rectangle by a drag, or by two clicks. Shift makes a square. */
export const rectangleTool: Tool<RectangleState> = {
  idle: { at: "idle" },
  isIdle: (state) => state.at === "idle",
  step,
};

/** Screen pixels that both sides of a new rectangle must have. */
export const smallestSide = 3;

function step(state: RectangleState, input: PointerInput, scene: Scene): Step<RectangleState> {
  if (input.type === "cancel") return quiet({ at: "idle" });
  const at = snapped(input.at, scene.size, snapDistance / scene.scale);
  switch (state.at) {
    case "idle": {
      if (input.type !== "down" || !scene.editable) return quiet(state);
      if (!scene.drawable) return quiet(state, { kind: "refuse", reason: "no-label" });
      return quiet({ at: "dragging", from: at, pressedAt: input.screen }, { kind: "select", ids: [] });
    }
    case "dragging": {
      const drawn = spanned(state.from, at, input.modifiers.shift, scene.size);
      if (input.type !== "up") return { state, draft: draft({ drawing: drawn }), effects: [] };
      if (!dragged(state.pressedAt, input.screen)) return quiet({ at: "placing", from: state.from, pressed: false });
      return finished(drawn, scene);
    }
    case "placing": {
      const drawn = spanned(state.from, at, input.modifiers.shift, scene.size);
      if (input.type === "up" && state.pressed) return finished(drawn, scene);
      const next: RectangleState = input.type === "down" ? { ...state, pressed: true } : state;
      return { state: next, draft: draft({ drawing: drawn }), effects: [] };
    }
  }
}

function finished(drawn: Rectangle, scene: Scene): Step<RectangleState> {
  const smallest = smallestSide / scene.scale;
  const large = drawn.width >= smallest && drawn.height >= smallest;
  return large ? quiet({ at: "idle" }, { kind: "create", shape: drawn }) : quiet({ at: "idle" });
}

/** The rectangle between two corners; as a square, the longer side counts as far as the image has room. */
function spanned(from: ImagePixels, to: ImagePixels, square: boolean, size: ImageSize): Rectangle {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (!square) return rectangle(from.x, from.y, dx, dy);
  const room = Math.min(dx < 0 ? from.x : size.width - from.x, dy < 0 ? from.y : size.height - from.y);
  const side = Math.min(room, Math.max(Math.abs(dx), Math.abs(dy)));
  return rectangle(from.x, from.y, dx < 0 ? -side : side, dy < 0 ? -side : side);
}
