import { expect, test } from "vitest";
import type { Work } from "../../journal/work.ts";
import type { Annotation, Prediction, Review, Task } from "../../server/api.ts";
import { beginningOf, rejectionOf } from "./beginning.ts";

const at = "2026-01-01T00:00:00Z";
const task: Task = {
  id: 4,
  data: {},
  project: 1,
  state: "rejected",
  overlap: 1,
  priority: 0,
  total_annotations: 1,
  cancelled_annotations: 0,
  total_predictions: 2,
  is_labeled: true,
  created_at: at,
  updated_at: at,
};
const own: Annotation = {
  id: 8,
  task: 4,
  project: 1,
  completed_by: 1,
  result: [{ id: "own" }],
  was_cancelled: false,
  ground_truth: false,
  version: 2,
  created_at: at,
  updated_at: at,
};
const prediction = (id: number, score: number | null): Prediction => ({
  id,
  task: 4,
  project: 1,
  result: [{ id: `p${id}` }],
  score,
  created_at: at,
});
const work: Work = {
  person: 1,
  project: 1,
  task: 4,
  annotation: null,
  version: null,
  result: [{ id: "here" }],
  leadSeconds: 3,
  changedAt: 9,
  savedAt: 5,
  pending: null,
  refused: null,
};
const draft = {
  id: 1,
  task: 4,
  annotation: null,
  result: [{ id: "draft" }],
  version: 1,
  created_at: at,
  updated_at: at,
};

test("unsent work wins over the draft, the draft over the prediction", () => {
  const filled: Task = { ...task, drafts: [draft], predictions: [prediction(1, 0.5)] };
  expect(beginningOf(filled, 1, work).from).toBe("here");
  expect(beginningOf(filled, 1, { ...work, savedAt: 9 }).from).toBe("draft");
  expect(beginningOf({ ...filled, drafts: [] }, 1, null).from).toBe("prediction");
  expect(beginningOf(task, 1, null).from).toBe("nothing");
});

test("the best scored prediction fills the editor, the newest where scores are equal", () => {
  const predictions = [prediction(1, 0.5), prediction(2, 0.9), prediction(3, 0.9), prediction(4, null)];
  const found = beginningOf({ ...task, predictions }, 1, null);
  expect(found.prediction?.id).toBe(3);
  expect(found.result).toEqual([{ id: "p3", origin: "prediction" }]);
});

test("an own answer is opened for change; another's, a skip, or another's draft of it is not", () => {
  const others: Annotation = { ...own, id: 9, completed_by: 2 };
  const skip: Annotation = { ...own, id: 10, was_cancelled: true };
  const found = beginningOf({ ...task, annotations: [own, others, skip], drafts: [draft] }, 1, null);
  expect(found.from).toBe("answer");
  expect(found.annotation?.id).toBe(8);
  expect(beginningOf({ ...task, annotations: [others] }, 1, null).annotation).toBeNull();
});

test("a rejection is shown until a new version is submitted", () => {
  const review: Review = { id: 1, annotation: 8, version: 2, verdict: "rejected", comment: "too wide", created_at: at };
  const rejected: Task = { ...task, annotations: [own], reviews: [review] };
  expect(rejectionOf(rejected, own)?.comment).toBe("too wide");
  expect(rejectionOf(rejected, { ...own, version: 3 })).toBeNull();
  expect(rejectionOf({ ...rejected, reviews: [review, { ...review, id: 2, verdict: "accepted" }] }, own)).toBeNull();
  expect(rejectionOf(rejected, null)).toBeNull();
});

test("suggestions in an answer that was given are the person's own; in a new one only those that were accepted", () => {
  const answered: Task = { ...task, annotations: [own] };
  expect(beginningOf(answered, 1, null).accepted).toBe("all");
  expect(beginningOf({ ...answered, drafts: [{ ...draft, annotation: 8 }] }, 1, null).accepted).toBe("all");
  const accepted: Work = { ...work, accepted: ["p1"] };
  expect(beginningOf(task, 1, accepted).accepted).toEqual(["p1"]);
  expect(beginningOf({ ...task, drafts: [draft] }, 1, { ...accepted, savedAt: 9 }).accepted).toEqual(["p1"]);
  expect(beginningOf({ ...task, predictions: [prediction(1, 0.5)] }, 1, null).accepted).toEqual([]);
});
