import type { Answer } from "./answer.ts";
import { attributeOf, numberOf } from "./attributes.ts";
import { choiceOfPath } from "./choice-path.ts";
import type { Control, LabelingConfig, LabelOption } from "./config.ts";
import { roleOf } from "./tags.ts";
import { resolveText, type TaskData } from "./task-data.ts";

/**
 * The answers about the whole task that a new annotation starts with: choices marked `selected`, a rating's
 * `defaultValue`, the text in a TextArea's `value`.
 */
export function firstAnswers(config: LabelingConfig, data: TaskData): Readonly<Record<string, Answer>> {
  const answers = config.controls
    .filter((control) => !control.perRegion)
    .flatMap((control) => {
      const answer = firstAnswer(control, data);
      return answer === null ? [] : [[control.name, answer] as const];
    });
  return Object.fromEntries(answers);
}

function firstAnswer(control: Control, data: TaskData): Answer | null {
  switch (roleOf(control.tag)) {
    case "choices": {
      const nests = attributeOf(control.element, "allowNested")?.toLowerCase() === "true";
      const choices = selectedIn(control.options, [], nests);
      const kept = control.choice === "multiple" ? choices : choices.slice(0, 1);
      return kept.length === 0 ? null : { kind: "choices", choices: kept };
    }
    case "rating": {
      const rating = numberOf(control.element, "defaultValue") ?? 0;
      return rating > 0 ? { kind: "rating", rating } : null;
    }
    case "text": {
      const text = resolveText(attributeOf(control.element, "value") ?? "", data);
      return text.trim() === "" ? null : { kind: "text", texts: [text] };
    }
    case "shape":
    case "shape-labels":
    case "labels":
    case "kept":
      return null;
  }
}

function selectedIn(options: readonly LabelOption[], above: readonly string[], nests: boolean): readonly string[] {
  return options.flatMap((option) => {
    const path = nests ? [...above, option.wire] : [option.wire];
    const own = option.selected ? [choiceOfPath(path)] : [];
    return [...own, ...selectedIn(option.children, path, nests)];
  });
}
