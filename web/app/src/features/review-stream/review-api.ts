import { ApiProblem, answer } from "@assay/api";
import { type QueryKey, queryOptions } from "@tanstack/react-query";
import { releaseLease } from "../../labeling/lease.ts";
import type { QueueServer } from "../../labeling/task-queue.ts";
import { type Annotation, api, type NewReview, type Query, type Review, type Task } from "../../server/api.ts";

/** A project's review queue over the API: a task is held while it is judged, and the next one is claimed ahead. */
export function reviewQueueOf(projectId: number): QueueServer {
  return {
    next: async (after) => {
      const query = { heartbeat: true, ...(after === null ? {} : { after }) };
      try {
        return await answer(api.GET("/api/projects/{id}/review/next", { params: { path: { id: projectId }, query } }));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) {
          return { why: error.detail };
        }
        throw error;
      }
    },
    release: releaseLease,
  };
}

/** The tasks that wait for this reviewer, in the queue's order, without claiming any. */
export function waitingQuery(projectId: number, limit: number): Query<Task[]> {
  return queryOptions({
    queryKey: ["review-waiting", projectId, limit] as QueryKey,
    queryFn: () =>
      answer(api.GET("/api/projects/{id}/review/queue", { params: { path: { id: projectId }, query: { limit } } })),
    staleTime: 5_000,
  });
}

/** Gives the verdict on the version that was seen; a later version is refused with 412. */
export async function judge(annotation: Annotation, review: NewReview): Promise<Review> {
  const header = { "If-Match": `"${annotation.version}"`, "Idempotency-Key": crypto.randomUUID() };
  return await answer(
    api.POST("/api/annotations/{id}/review", { params: { path: { id: annotation.id }, header }, body: review }),
  );
}
