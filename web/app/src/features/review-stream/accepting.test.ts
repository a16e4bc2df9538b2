import { expect, test } from "vitest";
import type { Annotation, Task } from "../../server/api.ts";
import { acceptAll, cardsOf } from "./accepting.ts";
import { summary } from "./answer-card.tsx";
import { following } from "./film-strip.tsx";

function task(id: number, authors: readonly number[]): Task {
  const at = "2026-01-01T00:00:00Z";
  return {
    id,
    data: {},
    project: 1,
    state: "completed",
    overlap: 1,
    priority: 0,
    total_annotations: authors.length,
    cancelled_annotations: 0,
    total_predictions: 0,
    is_labeled: true,
    created_at: at,
    updated_at: at,
    annotations: authors.map((author, index): Annotation => {
      return {
        id: id * 10 + index,
        task: id,
        project: 1,
        completed_by: author,
        version: 1,
        was_cancelled: false,
        result: [],
        created_at: at,
        updated_at: at,
        ground_truth: false,
      };
    }),
  };
}

test("there is a card for every answer but one's own", () => {
  const cards = cardsOf([task(1, [5, 6]), task(2, [7])], 6, false);
  expect(cards.map(({ annotation, author }) => [annotation.id, author])).toEqual([
    [10, 5],
    [20, 7],
  ]);
});

test("an answer that is refused holds up no other", async () => {
  const cards = cardsOf([task(1, [5]), task(2, [5]), task(3, [5])], 6, false);
  const given: number[] = [];
  const outcome = await acceptAll(cards, async (annotation) => {
    if (annotation.id === 20) {
      throw new Error("changed meanwhile");
    }
    given.push(annotation.id);
    return { id: 1, annotation: annotation.id, version: 1, verdict: "accepted", created_at: "2026-01-01T00:00:00Z" };
  });
  expect(given.toSorted()).toEqual([10, 30]);
  expect(outcome).toEqual({ accepted: 2, refused: [{ annotation: 20, why: "changed meanwhile" }] });
});

test("an answer is summed up with numbers", () => {
  const item = (label: string): { type: string; value: { rectanglelabels: string[] } } => ({
    type: "rectanglelabels",
    value: { rectanglelabels: [label] },
  });
  expect(summary([item("Car"), item("Van"), item("Car")])).toBe("Car × 2, Van");
});

test("what comes next stands behind the present task first", () => {
  const ids = following([task(1, []), task(3, []), task(5, []), task(7, [])], 5).map(({ id }) => id);
  expect(ids).toEqual([7, 1, 3]);
});
