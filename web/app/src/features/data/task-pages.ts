import { answer } from "@assay/api";
import { keepPreviousData, type QueryKey, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type TaskFilter, taskQueryOf } from "../../lib/task-filter.ts";
import { api, queries, type Task, type TaskPage } from "../../server/api.ts";
import { dataKeysQuery } from "../../server/projects.ts";

export const pageSize = 100;

export type TaskRows = {
  /** The tasks of the filter; undefined until the first answer. */
  readonly total: number | undefined;
  /** The task in the row, once it is here. */
  readonly rowAt: (row: number) => Task | undefined;
  readonly first: Task | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
};

function key(projectId: number, filter: TaskFilter, page: number): QueryKey {
  return ["tasks", projectId, filter, page];
}

async function fetchPage(projectId: number, filter: TaskFilter, page: number, signal: AbortSignal): Promise<TaskPage> {
  const keys = filter.text === undefined ? [] : await queries.fetchQuery(dataKeysQuery(projectId));
  const query = JSON.stringify(taskQueryOf(filter, keys));
  const params = { query: { project: projectId, query, page, page_size: pageSize } };
  return await answer(api.GET("/api/tasks", { params, signal }));
}

/** The filtered tasks around the shown rows; pages that are scrolled past before they come are not waited for. */
export function useTaskRows(projectId: number, filter: TaskFilter, shown: readonly [number, number]): TaskRows {
  const head = useQuery({
    queryKey: key(projectId, filter, 1),
    queryFn: ({ signal }) => fetchPage(projectId, filter, 1, signal),
    placeholderData: keepPreviousData,
  });
  const from = Math.floor(shown[0] / pageSize) + 1;
  const to = Math.floor(Math.max(shown[0], shown[1] - 1) / pageSize) + 1;
  const settled = useSettledRange(from, to);
  const pages = Array.from({ length: settled[1] - settled[0] + 1 }, (_, index) => settled[0] + index).filter(
    (page) => page > 1,
  );
  const others = useQueries({
    queries: pages.map((page) => ({
      queryKey: key(projectId, filter, page),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(projectId, filter, page, signal),
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, others[index]?.data?.tasks]));
  byPage.set(1, head.data?.tasks);
  return {
    total: head.data?.total,
    rowAt: (row) => byPage.get(Math.floor(row / pageSize) + 1)?.[row % pageSize],
    first: head.data?.tasks[0],
    error: head.error ?? others.find((other) => other.error !== null)?.error ?? null,
    retry: () => void head.refetch(),
  };
}

function useSettledRange(from: number, to: number): readonly [number, number] {
  const [settled, setSettled] = useState<readonly [number, number]>([from, to]);
  useEffect(() => {
    const timer = setTimeout(() => setSettled([from, to]), 60);
    return () => clearTimeout(timer);
  }, [from, to]);
  return settled;
}
