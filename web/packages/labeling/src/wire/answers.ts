import type { Answer } from "../answer.ts";
import { flagOf } from "../attributes.ts";
import { choiceOfPath, pathOfChoice } from "../choice-path.ts";
import type { Control } from "../config.ts";
import type { WireItem } from "../region.ts";
import { roleOf, valueKeyOf } from "../tags.ts";
import { textsIn } from "./item.ts";

/** The answer in a wire value, null where it is not one that this control gives. */
export function readAnswer(control: Control, value: WireItem): Answer | null {
  const held = value[valueKeyOf(control.tag)];
  switch (roleOf(control.tag)) {
    case "choices":
      return readChoices(held);
    case "rating":
      return typeof held === "number" && Number.isFinite(held) ? { kind: "rating", rating: held } : null;
    case "text": {
      const texts = typeof held === "string" ? [held] : textsIn(held);
      return texts === null ? null : { kind: "text", texts };
    }
    case "shape":
    case "shape-labels":
    case "labels":
    case "kept":
      return null;
  }
}

/** The control's own part of a wire value for an answer. */
export function writeAnswer(control: Control, answer: Answer): WireItem {
  switch (answer.kind) {
    case "choices": {
      const nested = flagOf(control.element, "allowNested");
      return { choices: nested ? answer.choices.map(pathOfChoice) : answer.choices };
    }
    case "rating":
      return { rating: answer.rating };
    case "text":
      return { text: answer.texts };
  }
}

/** Each entry is a value, or the path of values to a nested choice. */
function readChoices(held: unknown): Answer | null {
  if (!Array.isArray(held)) return null;
  const choices: string[] = [];
  for (const entry of held) {
    const path = typeof entry === "string" ? [entry] : textsIn(entry);
    if (path === null || path.length === 0) return null;
    choices.push(choiceOfPath(path));
  }
  return { kind: "choices", choices };
}
