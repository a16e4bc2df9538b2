import { ApiProblem, answer } from "@assay/api";
import { type Annotation, api, type NewReview, type Review, type Task } from "../../server/api.ts";

/** The next task to judge, held for the caller; or why there is none. */
export async function nextReview(projectId: number, after: number | null): Promise<Task | { readonly why: string }> {
  const query = after === null ? {} : { after };
  try {
    return await answer(api.GET("/api/projects/{id}/review/next", { params: { path: { id: projectId }, query } }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) {
      return { why: error.detail };
    }
    throw error;
  }
}

/** Gives the verdict on the version that was seen; a later version is refused with 412. */
export async function judge(annotation: Annotation, review: NewReview): Promise<Review> {
  const header = { "If-Match": `"${annotation.version}"`, "Idempotency-Key": crypto.randomUUID() };
  return await answer(
    api.POST("/api/annotations/{id}/review", { params: { path: { id: annotation.id }, header }, body: review }),
  );
}
