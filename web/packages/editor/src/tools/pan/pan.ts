import type { Screen } from "@assay/geometry";
import { type PointerInput, quiet, type Step, type Tool } from "../tool.ts";

export type PanState = { readonly at: "idle" } | { readonly at: "panning"; readonly last: Screen };

/** Moves the image with the pointer. */
export const panTool: Tool<PanState> = { idle: { at: "idle" }, isIdle: (state) => state.at === "idle", step };

function step(state: PanState, input: PointerInput): Step<PanState> {
  if (input.type === "cancel") return quiet({ at: "idle" });
  switch (state.at) {
    case "idle":
      return input.type === "down" ? quiet({ at: "panning", last: input.screen }) : quiet(state);
    case "panning": {
      const dx = input.screen.x - state.last.x;
      const dy = input.screen.y - state.last.y;
      const next: PanState = input.type === "up" ? { at: "idle" } : { at: "panning", last: input.screen };
      return dx === 0 && dy === 0 ? quiet(next) : quiet(next, { kind: "pan", dx, dy });
    }
  }
}
