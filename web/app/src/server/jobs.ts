import { answer } from "@assay/api";
import { type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, type Job, type Query, queries } from "./api.ts";

/** The caller's jobs, newest first. */
export const jobsQuery: Query<Job[]> = queryOptions({
  queryKey: ["jobs"] as QueryKey,
  queryFn: () => answer(api.GET("/api/jobs")),
  refetchInterval: 60_000,
});

export function isOver(job: Pick<Job, "state">): boolean {
  return job.state === "done" || job.state === "failed" || job.state === "cancelled";
}

export function jobQuery(id: number): Query<Job> {
  return queryOptions({
    queryKey: ["job", id] as QueryKey,
    queryFn: () => answer(api.GET("/api/jobs/{id}", { params: { path: { id } } })),
  });
}

/** A job as it goes on, by the server's events until it is over. */
export function useJob(id: number | null): Job | undefined {
  const { data } = useQuery({ ...jobQuery(id ?? 0), enabled: id !== null });
  const watching = id !== null && data !== undefined && !isOver(data);
  useEffect(() => {
    if (!watching || id === null) {
      return undefined;
    }
    const events = new EventSource(`/api/jobs/${id}/events`);
    events.addEventListener("job", (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job;
      queries.setQueryData(jobQuery(id).queryKey, job);
      if (isOver(job)) {
        events.close();
        forgetWhatChanged(job);
      }
    });
    events.addEventListener("error", () => void queries.invalidateQueries({ queryKey: jobQuery(id).queryKey }));
    return () => events.close();
  }, [id, watching]);
  return data;
}

/** A job that is over changed what the lists and its project say. */
export function forgetWhatChanged(job: Job): void {
  void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
  if (job.project !== undefined && job.project !== null) {
    void queries.invalidateQueries({ queryKey: ["project", job.project] });
    void queries.invalidateQueries({ queryKey: ["tasks", job.project] });
    void queries.invalidateQueries({ queryKey: ["projects"] });
  }
}

export async function cancelJob(id: number): Promise<void> {
  const job = await answer(api.POST("/api/jobs/{id}/cancel", { params: { path: { id } } }));
  queries.setQueryData(jobQuery(id).queryKey, job);
  void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
}
