import { answer } from "@assay/api";
import { infiniteQueryOptions, type QueryKey, queryOptions } from "@tanstack/react-query";
import {
  api,
  type PagedQuery,
  type Progress,
  type Project,
  type ProjectPage,
  type Query,
  queries,
  type Template,
} from "./api.ts";

const pageSize = 60;

/** Projects the caller may see, page by page. */
export function projectsQuery(search: string, ordering: string): PagedQuery<ProjectPage> {
  return infiniteQueryOptions({
    queryKey: ["projects", search, ordering] as QueryKey,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/projects", {
          params: { query: { ordering, page: pageParam, page_size: pageSize, ...(search === "" ? {} : { search }) } },
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: (last, _all, page) => (last.next === null ? undefined : page + 1),
  });
}

/** One project. */
export function projectQuery(id: number): Query<Project> {
  return queryOptions({
    queryKey: ["project", id] as QueryKey,
    queryFn: () => answer(api.GET("/api/projects/{id}", { params: { path: { id } } })),
  });
}

/** How far a project is: states, throughput, people, activity. */
export function progressQuery(id: number): Query<Progress> {
  return queryOptions({
    queryKey: ["project", id, "progress"] as QueryKey,
    queryFn: () => answer(api.GET("/api/projects/{id}/progress", { params: { path: { id } } })),
    refetchInterval: 30_000,
  });
}

/** The keys that the data of a project's tasks have. */
export function dataKeysQuery(id: number): Query<readonly string[]> {
  return queryOptions({
    queryKey: ["project", id, "data-keys"] as QueryKey,
    queryFn: async (): Promise<readonly string[]> => {
      const summary = await answer(api.GET("/api/projects/{id}/summary", { params: { path: { id } } }));
      const columns: unknown = summary.all_data_columns;
      return typeof columns === "object" && columns !== null ? Object.keys(columns) : [];
    },
    staleTime: 60_000,
  });
}

/** Ready-made labeling configs. */
export const templatesQuery: Query<Template[]> = queryOptions({
  queryKey: ["templates"] as QueryKey,
  queryFn: () => answer(api.GET("/api/templates")),
  staleTime: Number.POSITIVE_INFINITY,
});

export async function changeProject(id: number, change: Partial<Project>): Promise<Project> {
  const project = await answer(api.PATCH("/api/projects/{id}", { params: { path: { id } }, body: change }));
  queries.setQueryData(projectQuery(id).queryKey, project);
  void queries.invalidateQueries({ queryKey: ["projects"] });
  return project;
}
