import type { Annotation, Task } from "../../server/api.ts";
import { authorOf } from "../../server/tasks.ts";

/** The answers of a task that a person may judge now: newest versions without a verdict, own ones only where allowed. */
export function judgeable(task: Task, person: number, mayReviewOwn: boolean): readonly Annotation[] {
  return (task.annotations ?? []).filter((annotation) => {
    const decided = (annotation.verdict ?? null) !== null;
    return !annotation.was_cancelled && !decided && (mayReviewOwn || authorOf(annotation) !== person);
  });
}
