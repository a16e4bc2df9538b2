import { ApiProblem, type components, createApi } from "@assay/api";
import {
  type DataTag,
  type InfiniteData,
  QueryClient,
  type QueryKey,
  type UndefinedInitialDataInfiniteOptions,
  type UndefinedInitialDataOptions,
} from "@tanstack/react-query";

type Schemas = components["schemas"];
export type Annotation = Schemas["Annotation"];
export type AnnotationVersion = Schemas["AnnotationVersion"];
export type Column = Schemas["Column"];
export type Comment = Schemas["Comment"];
export type ConfigCheck = Schemas["ConfigCheck"];
export type Diagnostic = Schemas["Diagnostic"];
export type Draft = Schemas["Draft"];
export type Export = Schemas["Export"];
export type ExportFormat = Schemas["ExportFormat"];
export type Invite = Schemas["Invite"];
export type Job = Schemas["Job"];
export type Lease = Schemas["Lease"];
export type NewAnnotation = Schemas["NewAnnotation"];
export type NewReview = Schemas["NewReview"];
export type Pin = Schemas["Pin"];
export type Prediction = Schemas["Prediction"];
export type Progress = Schemas["Progress"];
export type Project = Schemas["Project"];
export type ResultItem = Schemas["ResultItem"];
export type ProjectPage = Schemas["ProjectPage"];
export type Review = Schemas["Review"];
export type Role = Schemas["Role"];
export type Session = Schemas["Session"];
export type Task = Schemas["Task"];
export type TaskEvent = Schemas["TaskEvent"];
export type TaskPage = Schemas["TaskPage"];
export type Template = Schemas["Template"];
export type VersionDiff = Schemas["VersionDiff"];
export type View = Schemas["View"];
export type User = Schemas["User"];

/** The one client of the server. */
export const api: ReturnType<typeof createApi> = createApi("");

const ends = new Set<() => void>();

/** Hears that the server no longer knows the session; asking for or beginning one does not count. */
export function onSessionEnd(listener: () => void): void {
  ends.add(listener);
}

api.use({
  onResponse: ({ schemaPath, response }) => {
    if (response.status === 401 && schemaPath !== "/api/session") {
      for (const listener of ends) {
        listener();
      }
    }
    return undefined;
  },
});

/** The cache of what the server said. A refusal is not asked again; an absent server is, twice. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2,
    },
  },
});

/** A question to the server with its key in the cache. */
export type Query<T> = UndefinedInitialDataOptions<T, Error, T, QueryKey> & { queryKey: DataTag<QueryKey, T, Error> };

/** A question whose answer comes in pages, counted from 1. */
export type PagedQuery<T> = UndefinedInitialDataInfiniteOptions<T, Error, InfiniteData<T>, QueryKey, number> & {
  queryKey: DataTag<QueryKey, InfiniteData<T>, Error>;
};
