import { isTaskState, type TaskState } from "./task-state.ts";

/** Which tasks of a project a table shows, and in which order; it lives in the page's address. */
export type TaskFilter = {
  readonly state?: readonly TaskState[];
  /** A person who answered, by number. */
  readonly annotator?: number;
  readonly label?: string;
  readonly text?: string;
  readonly order?: TaskOrder;
};

export type TaskOrder = "id" | "-id" | "-updated_at" | "updated_at" | "-priority" | "state";

const orders: readonly TaskOrder[] = ["id", "-id", "-updated_at", "updated_at", "-priority", "state"];

/** The filter in an address; what is not understood is left out. */
export function readTaskFilter(search: Readonly<Record<string, unknown>>): TaskFilter {
  const states = (Array.isArray(search.state) ? search.state : [search.state]).filter(isTaskState);
  const annotator = Number(search.annotator);
  const order = orders.find((known) => known === search.order);
  return {
    ...(states.length === 0 ? {} : { state: states }),
    ...(search.annotator !== undefined && Number.isInteger(annotator) && annotator > 0 ? { annotator } : {}),
    ...words("label", search.label),
    ...words("text", search.text),
    ...(order === undefined || order === "id" ? {} : { order }),
  };
}

function words<K extends string>(key: K, value: unknown): { readonly [P in K]?: string } {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return (text === "" ? {} : { [key]: text }) as { readonly [P in K]?: string };
}

/** Whether the filter leaves any task out. */
export function isNarrowing(filter: TaskFilter): boolean {
  return (
    filter.state !== undefined ||
    filter.annotator !== undefined ||
    filter.label !== undefined ||
    filter.text !== undefined
  );
}

type FilterItem = {
  readonly filter: string;
  readonly operator: string;
  readonly type: string;
  readonly value: unknown;
};

/** The task query of the API: Label Studio's filters, ordering and selected items as one JSON text. */
export type TaskQuery = {
  readonly filters: { readonly conjunction: "and"; readonly items: readonly FilterItem[] };
  readonly ordering: readonly string[];
};

export function taskQueryOf(filter: TaskFilter): TaskQuery {
  const items: FilterItem[] = [];
  if (filter.state !== undefined) {
    items.push({ filter: "filter:tasks:state", operator: "in_list", type: "List", value: filter.state });
  }
  if (filter.annotator !== undefined) {
    items.push({ filter: "filter:tasks:annotators", operator: "contains", type: "List", value: filter.annotator });
  }
  if (filter.label !== undefined) {
    items.push({
      filter: "filter:tasks:annotations_results",
      operator: "contains",
      type: "String",
      value: filter.label,
    });
  }
  if (filter.text !== undefined) {
    items.push({ filter: "filter:tasks:data", operator: "contains", type: "String", value: filter.text });
  }
  const order = filter.order ?? "id";
  return {
    filters: { conjunction: "and", items },
    ordering: [order.startsWith("-") ? `-tasks:${order.slice(1)}` : `tasks:${order}`],
  };
}
