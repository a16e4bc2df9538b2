import type { Work } from "../../journal/work.ts";
import type { Annotation, Prediction, ResultItem, Review, Task } from "../../server/api.ts";
import { authorOf } from "../../server/tasks.ts";

/** What a task opens with, and where that comes from. */
export type Beginning = {
  readonly from: "here" | "draft" | "answer" | "prediction" | "nothing";
  readonly result: readonly ResultItem[];
  /** Which of a prediction's regions in it count as the person's own: all of an answer that was given. */
  readonly accepted: "all" | readonly string[];
  /** The own answer that a submit makes a new version of. */
  readonly annotation: Annotation | null;
  /** The prediction that fills the editor. */
  readonly prediction: Prediction | null;
  readonly leadSeconds: number;
};

/** What a person sees when a task opens: unsent work first, then the draft, the own answer, the best prediction. */
export function beginningOf(task: Task, person: number, work: Work | null): Beginning {
  const own = (task.annotations ?? []).filter((each) => authorOf(each) === person && !each.was_cancelled);
  const annotation = own.toSorted((a, b) => b.id - a.id)[0] ?? null;
  const drafts = (task.drafts ?? []).filter((each) => (each.annotation ?? null) === (annotation?.id ?? null));
  const draft = drafts.toSorted((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at))[0];
  const prediction = bestOf(task.predictions ?? []);
  const accepted = annotation === null ? (work?.accepted ?? []) : "all";
  const base = { annotation, accepted, prediction: null, leadSeconds: 0 } as const;
  if (work !== null && work.pending === null && (work.savedAt !== work.changedAt || work.refused !== null)) {
    return { ...base, from: "here", result: work.result, leadSeconds: work.leadSeconds };
  }
  if (draft !== undefined) {
    return { ...base, from: "draft", result: draft.result, leadSeconds: draft.lead_time ?? 0 };
  }
  if (annotation !== null) {
    return { ...base, from: "answer", result: annotation.result ?? [], leadSeconds: annotation.lead_time ?? 0 };
  }
  if (prediction !== null) {
    return { ...base, from: "prediction", result: prediction.result.map(asPredicted), accepted: [], prediction };
  }
  return { ...base, from: "nothing", result: [] };
}

/** The item marked as a model's, so that it is seen as a suggestion and stored with where it came from. */
function asPredicted(item: ResultItem): ResultItem {
  return { ...item, origin: item.origin ?? "prediction" };
}

function bestOf(predictions: readonly Prediction[]): Prediction | null {
  return predictions.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.id - a.id)[0] ?? null;
}

/** The verdict that sent the answer back, while the answer is still the version that it is about. */
export function rejectionOf(task: Task, annotation: Annotation | null): Review | null {
  if (annotation === null) {
    return null;
  }
  const newest = (task.reviews ?? [])
    .filter((review) => review.annotation === annotation.id)
    .toSorted((a, b) => b.id - a.id)[0];
  return newest?.verdict === "rejected" && newest.version === annotation.version ? newest : null;
}
