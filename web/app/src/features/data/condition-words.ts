import { useLingui } from "@lingui/react/macro";
import { type Condition, type FilterItem, type FilterOperator, isGroup } from "../../lib/task-filter.ts";
import { isTaskState } from "../../lib/task-state.ts";
import { useNames } from "../../server/people.ts";
import { useStateWords } from "../../ui/state-badge.tsx";
import type { ColumnKind, TableColumn } from "./columns.ts";

/** How a condition is chosen: an operator, or that a value is there at all. */
export type Comparison = Exclude<FilterOperator, "empty"> | "empty" | "filled";

const byKind: { readonly [K in ColumnKind]: readonly Comparison[] } = {
  number: ["equal", "not_equal", "less", "less_or_equal", "greater", "greater_or_equal", "in"],
  text: ["contains", "not_contains", "equal", "not_equal", "starts_with", "ends_with", "regex", "empty", "filled"],
  image: ["contains", "not_contains", "equal", "not_equal", "starts_with", "ends_with", "regex", "empty", "filled"],
  time: ["greater", "less", "in", "empty", "filled"],
  flag: ["equal"],
  person: ["contains", "not_contains", "empty", "filled"],
  state: ["in_list", "not_in_list"],
  label: ["equal", "not_equal", "contains", "empty", "filled"],
};

/** The comparisons that a column offers, the usual one first. */
export function comparisonsOf(column: TableColumn): readonly Comparison[] {
  return column.id === "text" ? ["contains", "not_contains"] : byKind[column.kind];
}

export function comparisonOf({ operator, value }: Condition): Comparison {
  return operator === "empty" && value === false ? "filled" : operator;
}

/** What a comparison is called for a kind of column. */
export function useComparisonWords(): (comparison: Comparison, kind: ColumnKind) => string {
  const { t } = useLingui();
  const words: { readonly [C in Comparison]: string } = {
    equal: t`is`,
    not_equal: t`is not`,
    less: "<",
    greater: ">",
    less_or_equal: "≤",
    greater_or_equal: "≥",
    in: t`is between`,
    in_list: t`is`,
    not_in_list: t`is not`,
    contains: t`contains`,
    not_contains: t`does not contain`,
    starts_with: t`begins with`,
    ends_with: t`ends with`,
    regex: t`matches`,
    empty: t`is empty`,
    filled: t`is not empty`,
  };
  const special: { readonly [K in ColumnKind]?: { readonly [C in Comparison]?: string } } = {
    number: { equal: "=", not_equal: "≠" },
    time: { greater: t`is after`, less: t`is before`, empty: t`is not set`, filled: t`is set` },
    person: { contains: t`is`, not_contains: t`is not`, empty: t`is nobody`, filled: t`is somebody` },
    label: { equal: t`has`, not_equal: t`has not`, empty: t`is missing`, filled: t`is there` },
  };
  return (comparison, kind) => special[kind]?.[comparison] ?? words[comparison];
}

/** Says a part of a filter in words, such as "State is rejected". */
export function useConditionWords(columns: readonly TableColumn[]): (item: FilterItem) => string {
  const { t } = useLingui();
  const states = useStateWords();
  const nameOf = useNames();
  const comparisonWords = useComparisonWords();
  const or = t`or`;
  const and = t`and`;
  const one = (kind: ColumnKind, value: string | number | boolean): string => {
    switch (kind) {
      case "state":
        return isTaskState(value) ? states[value].toLowerCase() : String(value);
      case "person":
        return nameOf(Number(value));
      case "time":
        return momentWords(String(value));
      case "flag":
        return value === true || value === "true" ? t`yes` : t`no`;
      case "number":
        return String(value);
      case "text":
      case "image":
      case "label":
        return `“${String(value)}”`;
    }
  };
  const say = (item: FilterItem): string => {
    if (isGroup(item)) {
      return item.items.map(say).join(` ${item.conjunction === "or" ? or : and} `);
    }
    const column = columns.find((each) => each.id === item.column);
    const kind = column?.kind ?? "text";
    const start = `${column?.title ?? item.column} ${comparisonWords(comparisonOf(item), kind)}`;
    const { value } = item;
    if (item.operator === "empty") {
      return start;
    }
    if (typeof value !== "object") {
      return `${start} ${one(kind, value)}`;
    }
    return "min" in value
      ? `${start} ${one(kind, value.min)} ${and} ${one(kind, value.max)}`
      : `${start} ${value.map((each) => one(kind, each)).join(` ${or} `)}`;
  };
  return say;
}

function momentWords(iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime())
    ? iso
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(moment);
}
