/** Where a task is in its life. */
export type TaskState = "draft" | "in_progress" | "skipped" | "completed" | "rejected" | "accepted";

export const taskStates: readonly TaskState[] = [
  "draft",
  "in_progress",
  "skipped",
  "completed",
  "rejected",
  "accepted",
];

export function isTaskState(text: unknown): text is TaskState {
  return typeof text === "string" && (taskStates as readonly string[]).includes(text);
}
