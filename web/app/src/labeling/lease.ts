import { answer } from "@assay/api";
import { api, type Lease, type Task } from "../server/api.ts";

/** Lets a claimed task go; the request outlives the page. A lease that is lost already needs no release. */
export async function releaseLease(task: Task): Promise<void> {
  if (task.unique_lock_id === undefined) {
    return;
  }
  const params = { path: { id: task.id }, query: { unique_lock_id: task.unique_lock_id } };
  await api.DELETE("/api/tasks/{id}/lease", { params, keepalive: true }).catch(() => undefined);
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
