import { ApiProblem, answer } from "@assay/api";
import { api, type Lease, type Task } from "../../server/api.ts";
import type { QueueServer } from "./task-queue.ts";

/** A project's queue over the API, for an editor that sends heartbeats. */
export function queueOf(projectId: number): QueueServer {
  return {
    next: async (after) => {
      const query = { heartbeat: true, ...(after === null ? {} : { after }) };
      try {
        return await answer(api.GET("/api/projects/{id}/next", { params: { path: { id: projectId }, query } }));
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

/** Lets a claimed task go; the request outlives the page. A lease that is lost already needs no release. */
export function releaseLease(task: Task): void {
  if (task.unique_lock_id === undefined) {
    return;
  }
  const params = { path: { id: task.id }, query: { unique_lock_id: task.unique_lock_id } };
  api.DELETE("/api/tasks/{id}/lease", { params, keepalive: true }).catch(() => undefined);
}

/** Holds the task for some more minutes. */
export async function renewLease(task: Task): Promise<Lease> {
  return await answer(
    api.POST("/api/tasks/{id}/lease", {
      params: { path: { id: task.id } },
      body: { unique_lock_id: task.unique_lock_id ?? "" },
    }),
  );
}
