import { answer } from "@assay/api";
import { keepPreviousData, type QueryKey, useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { taskQueryOf } from "../../lib/task-query.ts";
import { api, queries, type Task, type TaskPage } from "../../server/api.ts";
import { columnsQuery, dataKeysOf } from "../../server/views.ts";
import type { Listed } from "./data-search.ts";

export const pageSize = 100;

export type TaskRows = {
  /** The tasks of the filter; undefined until the first answer. */
  readonly total: number | undefined;
  /** The task in the row, once it is here. */
  readonly rowAt: (row: number) => Task | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
};

type Question = Pick<Listed, "filter" | "order">;

function key(projectId: number, { filter, order }: Question, page: number): QueryKey {
  return ["tasks", projectId, filter, order, page];
}

async function fetchPage(projectId: number, asked: Question, page: number, signal: AbortSignal): Promise<TaskPage> {
  const keys = dataKeysOf(await queries.fetchQuery(columnsQuery(projectId)));
  const query = JSON.stringify(taskQueryOf(asked.filter, asked.order, keys));
  const params = { query: { project: projectId, query, page, page_size: pageSize } };
  return await answer(api.GET("/api/tasks", { params, signal }));
}

/** The filtered tasks around the shown rows; pages that are scrolled past before they come are not waited for. */
export function useTaskRows(projectId: number, asked: Question, shown: readonly [number, number]): TaskRows {
  const head = useQuery({
    queryKey: key(projectId, asked, 1),
    queryFn: ({ signal }) => fetchPage(projectId, asked, 1, signal),
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
      queryKey: key(projectId, asked, page),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPage(projectId, asked, page, signal),
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, others[index]?.data?.tasks]));
  byPage.set(1, head.data?.tasks);
  return {
    total: head.data?.total,
    rowAt: (row) => byPage.get(Math.floor(row / pageSize) + 1)?.[row % pageSize],
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
