import { panTool } from "./pan/pan.ts";
import { rectangleTool } from "./rectangle/rectangle.ts";
import { selectTool } from "./select/select.ts";
import type { Draft, Effect, PointerInput, Scene, Tool, ToolName } from "./tool.ts";

/** What a step of any tool comes to, without its state. */
export type Outcome = { readonly draft: Draft | null; readonly effects: readonly Effect[] };

/** One tool with the state it is in. */
type Running = { step(input: PointerInput, scene: Scene): Outcome; idle(): boolean };

function running<State>(tool: Tool<State>): Running {
  let state = tool.idle;
  return {
    step(input, scene) {
      const next = tool.step(state, input, scene);
      state = next.state;
      return { draft: next.draft, effects: next.effects };
    },
    idle: () => tool.isIdle(state),
  };
}

/** Gives each pointer event to the tool whose gesture it belongs to. */
export class ToolRunner {
  readonly #tools: { readonly [Name in ToolName]: Running } = {
    select: running(selectTool),
    rectangle: running(rectangleTool),
    pan: running(panTool),
  };
  #gesture: ToolName | null = null;

  /** The tool whose gesture goes on, or null. */
  get gesture(): ToolName | null {
    return this.#gesture;
  }

  /**
   * Steps the tool. `held` is the tool in hand; while it is drawing, a handle or Ctrl reaches the select tool, and
   * `panning` (Space or the middle button) always pans.
   */
  step(input: PointerInput, scene: Scene, held: ToolName, panning: boolean): Outcome {
    const name = this.#gesture ?? begun(input, held, panning);
    const outcome = this.#tools[name].step(input, scene);
    this.#gesture = this.#tools[name].idle() ? null : name;
    return outcome;
  }
}

function begun(input: PointerInput, held: ToolName, panning: boolean): ToolName {
  if (panning) return "pan";
  if (input.type !== "down" || held !== "rectangle") return held;
  return input.handle !== null || input.modifiers.control ? "select" : held;
}
