import { expect, test } from "vitest";
import { inStates } from "../../lib/task-filter.ts";
import { taskQueryOf } from "../../lib/task-query.ts";
import type { View } from "../../server/api.ts";
import { listingOf, readDataSearch, savedListing, searchOf } from "./data-search.ts";

const rejected: View = {
  id: 4,
  project: 1,
  data: { title: "Rejected", ...taskQueryOf(inStates("rejected"), "-priority", []), type: "grid" },
};

test("a saved view lists what was saved, and the address needs only its number", () => {
  const saved = savedListing(rejected);
  expect(saved).toEqual({ filter: inStates("rejected"), order: "-priority", look: "grid" });
  expect(searchOf(saved, rejected, undefined)).toEqual({ tab: 4 });
  expect(listingOf(readDataSearch({ tab: 4 }), rejected)).toEqual(saved);
});

test("what the address changes of a saved view is kept in it, an emptied filter too", () => {
  const changed = listingOf(readDataSearch({ tab: 4, filter: { items: [] }, look: "table" }), rejected);
  expect(changed.filter.items).toEqual([]);
  expect(searchOf(changed, rejected, 9)).toEqual({ tab: 4, filter: changed.filter, look: "table", task: 9 });
});

test("nonsense in the address is left out", () => {
  expect(readDataSearch({ tab: "x", task: -1, look: "pie", order: "colour", filter: 7 })).toEqual({
    order: "id",
    filter: { conjunction: "and", items: [] },
  });
  expect(searchOf(savedListing(undefined), undefined, undefined)).toEqual({});
});
