import { expect, test } from "vitest";
import { isNarrowing, readTaskFilter, type TaskFilter, taskQueryOf } from "./task-filter.ts";

test("a filter survives the way through the address", () => {
  const filter: TaskFilter = {
    state: ["rejected", "completed"],
    annotator: 7,
    label: "Car",
    text: "wet road",
    order: "-priority",
  };
  expect(readTaskFilter(filter)).toEqual(filter);
});

test("one state may stand alone, and nonsense in an address is left out", () => {
  expect(readTaskFilter({ state: "rejected" })).toEqual({ state: ["rejected"] });
  expect(readTaskFilter({ state: "lost", annotator: "x", order: "colour", text: "  ", label: 5 })).toEqual({
    label: "5",
  });
  expect(readTaskFilter({ annotator: -1 })).toEqual({});
});

test("the query names each part once and orders by number where nothing is asked", () => {
  expect(taskQueryOf({}, [])).toEqual({ filters: { conjunction: "and", items: [] }, ordering: ["tasks:id"] });
  const query = taskQueryOf({ state: ["draft"], annotator: 2, label: "Car", order: "-updated_at" }, ["image"]);
  expect(query.filters.items).toEqual([
    { filter: "filter:tasks:state", operator: "in_list", type: "List", value: ["draft"] },
    { filter: "filter:tasks:annotators", operator: "contains", type: "List", value: [2] },
    { filter: "filter:tasks:label", operator: "equal", type: "String", value: "Car" },
  ]);
  expect(query.ordering).toEqual(["-tasks:updated_at"]);
});

test("a text is looked for under every key of the data", () => {
  const [group] = taskQueryOf({ text: "rain" }, ["title", "body"]).filters.items;
  expect(group).toEqual({
    conjunction: "or",
    items: [
      { filter: "filter:tasks:data.title", operator: "contains", type: "String", value: "rain" },
      { filter: "filter:tasks:data.body", operator: "contains", type: "String", value: "rain" },
    ],
  });
});

test("a text in data without keys is in no task, never in every one", () => {
  const [only] = taskQueryOf({ text: "rain" }, []).filters.items;
  expect(only).toEqual({ filter: "filter:tasks:id", operator: "equal", type: "Number", value: 0 });
});

test("an order alone leaves no task out", () => {
  expect(isNarrowing({ order: "-id" })).toBe(false);
  expect(isNarrowing({ text: "x" })).toBe(true);
});
