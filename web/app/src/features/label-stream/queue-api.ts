import { ApiProblem, answer } from "@assay/api";
import { releaseLease } from "../../labeling/lease.ts";
import type { QueueServer } from "../../labeling/task-queue.ts";
import { api } from "../../server/api.ts";

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
