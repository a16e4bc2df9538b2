import { expect, test } from "vitest";
import type { Annotation, Task } from "../../server/api.ts";
import { judgeable } from "./reviewing.ts";

const at = "2026-01-01T00:00:00Z";

function answerOf(id: number, person: number, change: Partial<Annotation> = {}): Annotation {
  return {
    id,
    task: 1,
    project: 1,
    completed_by: person,
    result: [],
    was_cancelled: false,
    ground_truth: false,
    version: 1,
    created_at: at,
    updated_at: at,
    ...change,
  };
}

const task: Task = {
  id: 1,
  data: {},
  project: 1,
  state: "completed",
  overlap: 2,
  priority: 0,
  total_annotations: 2,
  cancelled_annotations: 0,
  total_predictions: 0,
  is_labeled: true,
  created_at: at,
  updated_at: at,
};

test("own answers, skips and decided answers are not judged", () => {
  const annotations = [
    answerOf(1, 7),
    answerOf(2, 8),
    answerOf(3, 8, { was_cancelled: true }),
    answerOf(4, 9, { verdict: "rejected" }),
    answerOf(5, 9, { verdict: null }),
  ];
  expect(judgeable({ ...task, annotations }, 7, false).map(({ id }) => id)).toEqual([2, 5]);
  expect(judgeable({ ...task, annotations }, 7, true).map(({ id }) => id)).toEqual([1, 2, 5]);
  expect(judgeable(task, 7, true)).toEqual([]);
});
