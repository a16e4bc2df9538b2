import { type Answer, type Control, flagOf, numberOf } from "@assay/labeling";

/** How a TextArea takes texts. */
export type TextRules = {
  readonly max: number | null;
  readonly editable: boolean;
  readonly skipDuplicates: boolean;
  readonly rows: number;
};

/** The rules that a TextArea's attributes say. */
export function textRulesOf(control: Control): TextRules {
  const max = numberOf(control.element, "maxSubmissions");
  return {
    max: max !== null && max >= 1 ? Math.floor(max) : null,
    editable: flagOf(control.element, "editable", true),
    skipDuplicates: flagOf(control.element, "skipDuplicates"),
    rows: Math.max(1, Math.floor(numberOf(control.element, "rows") ?? 1)),
  };
}

/** Texts given so far. */
export function textsIn(answer: Answer | undefined): readonly string[] {
  return answer?.kind === "text" ? answer.texts : [];
}

/** Whether one more text may be given. */
export function mayAdd(rules: TextRules, texts: readonly string[]): boolean {
  return rules.max === null || texts.length < rules.max;
}

/** Texts after one was given; the same list where it is blank, one too many, or there already and that is not wanted. */
export function withText(rules: TextRules, texts: readonly string[], text: string): readonly string[] {
  const given = text.trim();
  if (given === "" || !mayAdd(rules, texts) || (rules.skipDuplicates && texts.includes(given))) return texts;
  return [...texts, given];
}

/** Texts after one was changed; a blank one is taken out. */
export function withChangedText(texts: readonly string[], place: number, text: string): readonly string[] {
  const given = text.trim();
  return given === "" ? texts.filter((_, other) => other !== place) : texts.with(place, given);
}

/** The answer of these texts; null for none. */
export function answerOfTexts(texts: readonly string[]): Answer | null {
  return texts.length === 0 ? null : { kind: "text", texts };
}
