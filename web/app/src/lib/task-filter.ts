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

export type TaskOrder = "id" | "-id" | "-updated_at" | "updated_at" | "-priority" | "-total_annotations";

const orders: readonly TaskOrder[] = ["id", "-id", "-updated_at", "updated_at", "-priority", "-total_annotations"];

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

type Comparison = {
  readonly filter: string;
  readonly operator: string;
  readonly type: string;
  readonly value: unknown;
};
type Group = { readonly conjunction: "and" | "or"; readonly items: readonly FilterItem[] };
type FilterItem = Comparison | Group;

/** The task query of the API: Label Studio's filters and ordering. */
export type TaskQuery = { readonly filters: Group; readonly ordering: readonly string[] };

/** The query of a filter; a text is looked for under each of the data's keys. */
export function taskQueryOf(filter: TaskFilter, dataKeys: readonly string[]): TaskQuery {
  const items: FilterItem[] = [];
  const { state, annotator, label, text, order = "id" } = filter;
  if (state !== undefined) {
    items.push({ filter: "filter:tasks:state", operator: "in_list", type: "List", value: state });
  }
  if (annotator !== undefined) {
    items.push({ filter: "filter:tasks:annotators", operator: "contains", type: "List", value: [annotator] });
  }
  if (label !== undefined) {
    items.push({ filter: "filter:tasks:label", operator: "equal", type: "String", value: label });
  }
  if (text !== undefined) {
    // An empty group would pass every task; data without keys hold no text.
    items.push(dataKeys.length === 0 ? noTask : { conjunction: "or", items: dataKeys.map((key) => textIn(key, text)) });
  }
  return {
    filters: { conjunction: "and", items },
    ordering: [order.startsWith("-") ? `-tasks:${order.slice(1)}` : `tasks:${order}`],
  };
}

const noTask: Comparison = { filter: "filter:tasks:id", operator: "equal", type: "Number", value: 0 };

function textIn(key: string, text: string): Comparison {
  return { filter: `filter:tasks:data.${key}`, operator: "contains", type: "String", value: text };
}
