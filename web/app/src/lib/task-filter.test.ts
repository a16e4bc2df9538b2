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
  expect(taskQueryOf({})).toEqual({ filters: { conjunction: "and", items: [] }, ordering: ["tasks:id"] });
  const query = taskQueryOf({ state: ["draft"], annotator: 2, label: "Car", text: "x", order: "-updated_at" });
  expect(query.filters.items.map((item) => item.filter)).toEqual([
    "filter:tasks:state",
    "filter:tasks:annotators",
    "filter:tasks:annotations_results",
    "filter:tasks:data",
  ]);
  expect(query.ordering).toEqual(["-tasks:updated_at"]);
});

test("an order alone leaves no task out", () => {
  expect(isNarrowing({ order: "-id" })).toBe(false);
  expect(isNarrowing({ text: "x" })).toBe(true);
});
