/** What was answered to one control that makes no region of its own. */
export type Answer =
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "rating"; readonly rating: number }
  | { readonly kind: "text"; readonly texts: readonly string[] };

/** Whether the answer says anything: a choice, a rating above 0, a text that is not blank. */
export function isAnswered(answer: Answer | undefined): answer is Answer {
  if (answer === undefined) return false;
  switch (answer.kind) {
    case "choices":
      return answer.choices.length > 0;
    case "rating":
      return answer.rating > 0;
    case "text":
      return answer.texts.some((text) => text.trim() !== "");
  }
}
