import { type Answer, type Control, choiceOfPath } from "@assay/labeling";

/** The answer after a choice was picked: several or one at a time, a second pick takes it away; null for none. */
export function toggledChoice(control: Control, answer: Answer | undefined, path: readonly string[]): Answer | null {
  const choice = choiceOfPath(path);
  const now = answer?.kind === "choices" ? answer.choices : [];
  const had = now.includes(choice);
  const others = control.choice === "multiple" ? now.filter((other) => other !== choice) : [];
  const choices = had ? others : [...others, choice];
  return choices.length === 0 ? null : { kind: "choices", choices };
}

/** Choices that are chosen now. */
export function chosenIn(answer: Answer | undefined): readonly string[] {
  return answer?.kind === "choices" ? answer.choices : [];
}
