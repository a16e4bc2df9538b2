import { answer } from "@assay/api";
import { type QueryKey, queryOptions } from "@tanstack/react-query";
import { api, type Column, type Query, queries, type View } from "./api.ts";

/** The columns that the tasks of a project have: facts of every task, then the keys of its data. */
export function columnsQuery(projectId: number): Query<readonly Column[]> {
  return queryOptions({
    queryKey: ["project", projectId, "columns"] as QueryKey,
    queryFn: async (): Promise<readonly Column[]> => {
      const { columns } = await answer(api.GET("/api/dm/columns", { params: { query: { project: projectId } } }));
      return columns ?? [];
    },
    staleTime: 60_000,
  });
}

/** The keys of the data among the columns. */
export function dataKeysOf(columns: readonly Column[]): readonly string[] {
  return columns.filter((column) => column.parent === "data").map((column) => column.id);
}

/** The saved views of a project, in their order. */
export function viewsQuery(projectId: number): Query<readonly View[]> {
  return queryOptions({
    queryKey: ["project", projectId, "views"] as QueryKey,
    queryFn: async (): Promise<readonly View[]> => {
      const views = await answer(api.GET("/api/dm/views", { params: { query: { project: projectId } } }));
      return views.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0) || one.id - other.id);
    },
    staleTime: 60_000,
  });
}

/** What a saved view keeps: its title and how its tasks are filtered, ordered and shown. */
export type ViewData = Readonly<Record<string, unknown>> & { readonly title: string };

export async function createView(projectId: number, data: ViewData): Promise<View> {
  const view = await answer(api.POST("/api/dm/views", { body: { project: projectId, data } }));
  await queries.invalidateQueries({ queryKey: viewsQuery(projectId).queryKey });
  return view;
}

export async function changeView(view: View, data: ViewData): Promise<void> {
  await answer(api.PATCH("/api/dm/views/{id}", { params: { path: { id: view.id } }, body: { data } }));
  await queries.invalidateQueries({ queryKey: viewsQuery(view.project).queryKey });
}

export async function deleteView(view: View): Promise<void> {
  await api.DELETE("/api/dm/views/{id}", { params: { path: { id: view.id } } });
  await queries.invalidateQueries({ queryKey: viewsQuery(view.project).queryKey });
}

/** Puts the views of a project in the order of the numbers. */
export async function orderViews(projectId: number, ids: readonly number[]): Promise<void> {
  await answer(api.POST("/api/dm/views/order", { body: { project: projectId, ids: [...ids] } }));
  await queries.invalidateQueries({ queryKey: viewsQuery(projectId).queryKey });
}
