import { isTaskState, type TaskState } from "./task-state.ts";

/** How a condition compares, by Label Studio's names. */
export type FilterOperator =
  | "equal"
  | "not_equal"
  | "less"
  | "greater"
  | "less_or_equal"
  | "greater_or_equal"
  | "in"
  | "in_list"
  | "not_in_list"
  | "contains"
  | "not_contains"
  | "starts_with"
  | "ends_with"
  | "regex"
  | "empty";

export type FilterValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly min: string | number; readonly max: string | number };

/** One comparison of a column: a fact of the task such as `state`, a key of its data such as `data.text`, or `text`: anywhere in the data. */
export type Condition = { readonly column: string; readonly operator: FilterOperator; readonly value: FilterValue };

/** Conditions of which all hold, or any. */
export type FilterGroup = { readonly conjunction: "and" | "or"; readonly items: readonly FilterItem[] };

export type FilterItem = Condition | FilterGroup;

/** Which tasks of a project a table shows; it lives in the page's address. */
export type TaskFilter = FilterGroup;

/** A column that a list can be ordered by, with a minus for the largest first. */
export type TaskOrder = `${"" | "-"}${(typeof orderedColumns)[number]}`;

export const orderedColumns = ["id", "priority", "total_annotations", "updated_at"] as const;

/** The filter that leaves nothing out. */
export const everyTask: TaskFilter = { conjunction: "and", items: [] };

export function isGroup(item: FilterItem): item is FilterGroup {
  return "items" in item;
}

/** Whether the filter leaves any task out. */
export function isNarrowing(filter: TaskFilter): boolean {
  return filter.items.length > 0;
}

/** The filter of the tasks in the states. */
export function inStates(...states: readonly TaskState[]): TaskFilter {
  return { conjunction: "and", items: [{ column: "state", operator: "in_list", value: states }] };
}

/** The condition on the column that all of the filter's tasks meet, where there is just one. */
export function conditionOn(filter: TaskFilter, column: string, operator: FilterOperator): Condition | undefined {
  const found = filter.items.filter(
    (item): item is Condition => !isGroup(item) && item.column === column && item.operator === operator,
  );
  return filter.conjunction === "and" && found.length === 1 ? found[0] : undefined;
}

/** The filter with one more condition, one less, or one in another's place. */
export function withCondition(
  filter: TaskFilter,
  column: string,
  operator: FilterOperator,
  value: FilterValue | null,
): TaskFilter {
  const before = conditionOn(filter, column, operator);
  const next: readonly Condition[] = value === null ? [] : [{ column, operator, value }];
  if (before !== undefined) {
    return {
      ...filter,
      items: filter.items.flatMap((item): readonly FilterItem[] => (item === before ? next : [item])),
    };
  }
  if (next.length === 0) {
    return filter;
  }
  // A condition that holds for all joins alternatives from outside.
  const rest = filter.conjunction === "or" && filter.items.length > 1 ? [filter] : filter.items;
  return { conjunction: "and", items: [...rest, ...next] };
}

const operators: ReadonlySet<string> = new Set<FilterOperator>([
  "equal",
  "not_equal",
  "less",
  "greater",
  "less_or_equal",
  "greater_or_equal",
  "in",
  "in_list",
  "not_in_list",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "regex",
  "empty",
]);

const deepest = 4;

/** The filter in an address or a saved view; what is not understood is left out. */
export function readFilter(value: unknown): TaskFilter {
  const item = readItem(value, 0);
  return item !== null && isGroup(item) ? item : everyTask;
}

function readItem(value: unknown, depth: number): FilterItem | null {
  if (!isRecord(value) || depth > deepest) {
    return null;
  }
  if (Array.isArray(value.items)) {
    const items = value.items.map((item: unknown) => readItem(item, depth + 1)).filter((item) => item !== null);
    return items.length === 0 && depth > 0 ? null : { conjunction: value.conjunction === "or" ? "or" : "and", items };
  }
  const { column, operator } = value;
  const read = readValue(value.value);
  if (typeof column !== "string" || column === "" || typeof operator !== "string" || !operators.has(operator)) {
    return null;
  }
  const condition = { column, operator: operator as FilterOperator, value: read ?? "" };
  return read !== null && isComplete(condition) ? condition : null;
}

function readValue(value: unknown): FilterValue | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (Array.isArray(value)) {
    return value.filter((each): each is string | number => typeof each === "string" || typeof each === "number");
  }
  return isRecord(value) && isEnd(value.min) && isEnd(value.max) ? { min: value.min, max: value.max } : null;
}

function isEnd(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the condition says enough to be asked. */
export function isComplete({ column, value }: Condition): boolean {
  if (Array.isArray(value)) {
    return value.length > 0 && (column !== "state" || value.every(isTaskState));
  }
  if (typeof value === "object") {
    return "min" in value && value.min !== "" && value.max !== "";
  }
  return typeof value === "string" ? value.trim() !== "" : true;
}

/** The filter without what is not said to its end. */
export function completeOf(filter: FilterGroup): FilterGroup {
  const items = filter.items
    .map((item) => (isGroup(item) ? completeOf(item) : item))
    .filter((item) => (isGroup(item) ? item.items.length > 0 : isComplete(item)));
  return { conjunction: filter.conjunction, items };
}

/** The order in an address; the oldest first where it names none. */
export function readOrder(value: unknown): TaskOrder {
  const [, minus, column] = /^(-?)(?:tasks:)?(\w+)$/.exec(String(value).replace("tasks:-", "-")) ?? [];
  const known = orderedColumns.find((each) => each === column);
  return known === undefined ? "id" : minus === "-" ? `-${known}` : known;
}
