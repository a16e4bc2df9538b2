import type { Annotation, Task } from "../../server/api.ts";
import { authorOf } from "../../server/tasks.ts";
import { judge } from "./review-api.ts";
import { judgeable } from "./reviewing.ts";

/** An answer with its task, as it stands on a card. */
export type Card = { readonly task: Task; readonly annotation: Annotation; readonly author: number | null };

/** What became of answers that were accepted together. */
export type Outcome = {
  readonly accepted: number;
  readonly refused: readonly { readonly annotation: number; readonly why: string }[];
};

/** The answers of the tasks that this person may judge, a card for each. */
export function cardsOf(tasks: readonly Task[], person: number, mayReviewOwn: boolean): readonly Card[] {
  return tasks.flatMap((task) =>
    judgeable(task, person, mayReviewOwn).map((annotation) => ({ task, annotation, author: authorOf(annotation) })),
  );
}

const atATime = 4;

/** Accepts the answers, a few at a time; one that is refused, since it changed or somebody judged it, holds up no other. */
export async function acceptAll(cards: readonly Card[], give: typeof judge = judge): Promise<Outcome> {
  const waiting = [...cards];
  const refused: { annotation: number; why: string }[] = [];
  const work = async (): Promise<void> => {
    for (let card = waiting.shift(); card !== undefined; card = waiting.shift()) {
      try {
        await give(card.annotation, { verdict: "accepted" });
      } catch (error) {
        refused.push({ annotation: card.annotation.id, why: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return { accepted: cards.length - refused.length, refused };
}
