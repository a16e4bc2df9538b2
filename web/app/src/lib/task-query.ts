import type { TaskOrder } from "./task-filter.ts";
import {
  type Condition,
  type FilterGroup,
  type FilterItem,
  isGroup,
  readFilter,
  type TaskFilter,
} from "./task-filter.ts";

type WireCondition = {
  readonly filter: string;
  readonly operator: string;
  readonly type: string;
  readonly value: unknown;
};
type WireGroup = { readonly conjunction: "and" | "or"; readonly items: readonly WireItem[] };
type WireItem = WireCondition | WireGroup;

/** The task query of the API: Label Studio's filters and ordering. */
export type TaskQuery = { readonly filters: WireGroup; readonly ordering: readonly string[] };

const prefix = "filter:tasks:";

/** The query of a filter; a text is looked for under each of the data's keys. */
export function taskQueryOf(filter: TaskFilter, order: TaskOrder, dataKeys: readonly string[]): TaskQuery {
  return {
    filters: wireGroup(filter, dataKeys),
    ordering: [order.startsWith("-") ? `-tasks:${order.slice(1)}` : `tasks:${order}`],
  };
}

function wireGroup(group: FilterGroup, dataKeys: readonly string[]): WireGroup {
  return { conjunction: group.conjunction, items: group.items.map((item) => wireItem(item, dataKeys)) };
}

function wireItem(item: FilterItem, dataKeys: readonly string[]): WireItem {
  if (isGroup(item)) {
    return wireGroup(item, dataKeys);
  }
  if (item.column !== "text") {
    return wireCondition(item);
  }
  // An empty group would pass every task; data without keys hold no text.
  const conjunction = item.operator === "not_contains" ? "and" : "or";
  return dataKeys.length === 0
    ? noTask
    : { conjunction, items: dataKeys.map((key) => wireCondition({ ...item, column: `data.${key}` })) };
}

const noTask: WireCondition = { filter: `${prefix}id`, operator: "equal", type: "Number", value: 0 };

function wireCondition({ column, operator, value }: Condition): WireCondition {
  return { filter: prefix + column, operator, type: wireType(value), value };
}

function wireType(value: Condition["value"]): string {
  if (typeof value === "object") {
    return "List";
  }
  return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
}

/** The filter that a saved view keeps in the API's form. */
export function filterOfWire(value: unknown): TaskFilter {
  return readFilter(unwired(value));
}

function unwired(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if ("items" in value && Array.isArray(value.items)) {
    const conjunction = "conjunction" in value && value.conjunction === "or" ? "or" : "and";
    return anywhere(conjunction, value.items) ?? { conjunction, items: value.items.map(unwired) };
  }
  const { filter, operator, value: operand } = value as Partial<WireCondition>;
  const column = typeof filter === "string" ? filter.replace(prefix, "") : "";
  return { column, operator, value: operand };
}

/** The condition on the whole of the data that the group spells out key by key. */
function anywhere(conjunction: "and" | "or", items: readonly Partial<WireCondition>[]): Condition | null {
  const [first] = items;
  const operator = conjunction === "or" ? "contains" : "not_contains";
  const same = (item: Partial<WireCondition>): boolean =>
    item.filter?.startsWith(`${prefix}data.`) === true && item.operator === operator && item.value === first?.value;
  const wide = conjunction === "or" || items.length > 1;
  return first !== undefined && wide && items.every(same) && typeof first.value === "string"
    ? { column: "text", operator, value: first.value }
    : null;
}
