import { expect, test } from "vitest";
import {
  completeOf,
  conditionOn,
  everyTask,
  inStates,
  isNarrowing,
  readFilter,
  readOrder,
  type TaskFilter,
  withCondition,
} from "./task-filter.ts";
import { filterOfWire, taskQueryOf } from "./task-query.ts";

const nested: TaskFilter = {
  conjunction: "and",
  items: [
    { column: "state", operator: "in_list", value: ["rejected", "completed"] },
    {
      conjunction: "or",
      items: [
        { column: "label", operator: "equal", value: "Car" },
        { column: "predictions_score", operator: "less", value: 0.6 },
        { column: "total_annotations", operator: "in", value: { min: 1, max: 3 } },
      ],
    },
  ],
};

test("a nested filter survives the way through an address and through a saved view", () => {
  expect(readFilter(JSON.parse(JSON.stringify(nested)))).toEqual(nested);
  expect(filterOfWire(taskQueryOf(nested, "id", ["image"]).filters)).toEqual(nested);
});

test("nonsense in an address is left out", () => {
  expect(readFilter("rejected")).toEqual(everyTask);
  expect(
    readFilter({ conjunction: "xor", items: [{ column: "state", operator: "in_list", value: ["lost"] }] }),
  ).toEqual(everyTask);
  expect(
    readFilter({
      items: [
        { column: "label", operator: "resembles", value: "Car" },
        { column: "label", operator: "equal", value: " " },
        { column: "label", operator: "equal", value: "Car" },
        { conjunction: "or", items: [] },
      ],
    }).items,
  ).toEqual([{ column: "label", operator: "equal", value: "Car" }]);
  expect(readOrder("colour")).toBe("id");
  expect(readOrder("tasks:-priority")).toBe("-priority");
  expect(readOrder("-tasks:updated_at")).toBe("-updated_at");
});

test("the query has Label Studio's form and orders by number where nothing is asked", () => {
  expect(taskQueryOf(everyTask, "id", [])).toEqual({
    filters: { conjunction: "and", items: [] },
    ordering: ["tasks:id"],
  });
  expect(taskQueryOf(inStates("draft"), "-updated_at", [])).toEqual({
    filters: {
      conjunction: "and",
      items: [{ filter: "filter:tasks:state", operator: "in_list", type: "List", value: ["draft"] }],
    },
    ordering: ["-tasks:updated_at"],
  });
});

test("a text is looked for under every key of the data, and read back as one condition", () => {
  const filter = withCondition(everyTask, "text", "contains", "rain");
  const [group] = taskQueryOf(filter, "id", ["title", "body"]).filters.items;
  expect(group).toEqual({
    conjunction: "or",
    items: [
      { filter: "filter:tasks:data.title", operator: "contains", type: "String", value: "rain" },
      { filter: "filter:tasks:data.body", operator: "contains", type: "String", value: "rain" },
    ],
  });
  expect(filterOfWire(taskQueryOf(filter, "id", ["title", "body"]).filters)).toEqual(filter);
});

test("a text in data without keys is in no task, never in every one", () => {
  const [only] = taskQueryOf(withCondition(everyTask, "text", "contains", "rain"), "id", []).filters.items;
  expect(only).toEqual({ filter: "filter:tasks:id", operator: "equal", type: "Number", value: 0 });
});

test("a condition is added, changed and taken away, and joins alternatives from outside", () => {
  const one = withCondition(everyTask, "text", "contains", "rain");
  expect(isNarrowing(one)).toBe(true);
  const other = withCondition(one, "text", "contains", "sun");
  expect(conditionOn(other, "text", "contains")?.value).toBe("sun");
  expect(withCondition(other, "text", "contains", null)).toEqual(everyTask);
  const either: TaskFilter = { conjunction: "or", items: [...one.items, ...inStates("draft").items] };
  expect(withCondition(either, "priority", "greater", 1)).toEqual({
    conjunction: "and",
    items: [either, { column: "priority", operator: "greater", value: 1 }],
  });
});

test("what is not said to its end does not narrow", () => {
  const half: TaskFilter = {
    conjunction: "and",
    items: [
      { column: "label", operator: "equal", value: "" },
      { column: "annotators", operator: "contains", value: [] },
      { column: "priority", operator: "in", value: { min: 1, max: "" } },
      { conjunction: "or", items: [{ column: "data.text", operator: "contains", value: "  " }] },
      { column: "draft_exists", operator: "equal", value: false },
    ],
  };
  expect(completeOf(half).items).toEqual([{ column: "draft_exists", operator: "equal", value: false }]);
});
