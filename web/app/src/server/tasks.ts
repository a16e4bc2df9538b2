import { answer } from "@assay/api";
import { type QueryKey, queryOptions } from "@tanstack/react-query";
import {
  type Annotation,
  type AnnotationVersion,
  api,
  type Query,
  type Task,
  type TaskEvent,
  type VersionDiff,
} from "./api.ts";

/** A task with its answers, predictions, drafts and verdicts. */
export function taskQuery(id: number): Query<Task> {
  return queryOptions({
    queryKey: ["task", id] as QueryKey,
    queryFn: () => answer(api.GET("/api/tasks/{id}", { params: { path: { id } } })),
  });
}

/** The changes of a task's state, newest first. */
export function taskHistoryQuery(id: number): Query<TaskEvent[]> {
  return queryOptions({
    queryKey: ["task", id, "history"] as QueryKey,
    queryFn: () => answer(api.GET("/api/tasks/{id}/history", { params: { path: { id } } })),
  });
}

/** All versions of an answer, newest first. */
export function versionsQuery(id: number): Query<AnnotationVersion[]> {
  return queryOptions({
    queryKey: ["annotation", id, "versions"] as QueryKey,
    queryFn: () => answer(api.GET("/api/annotations/{id}/versions", { params: { path: { id } } })),
  });
}

/** What changed between two versions of an answer. */
export function versionDiffQuery(id: number, from: number, to: number): Query<VersionDiff> {
  return queryOptions({
    queryKey: ["annotation", id, "diff", from, to] as QueryKey,
    queryFn: () => answer(api.GET("/api/annotations/{id}/diff", { params: { path: { id }, query: { from, to } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The number of the person who gave the answer. */
export function authorOf(annotation: Annotation): number | null {
  const by = annotation.completed_by;
  if (typeof by === "number") {
    return by;
  }
  return typeof by === "object" && typeof by.id === "number" ? by.id : null;
}
