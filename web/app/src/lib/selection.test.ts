import { expect, test } from "vitest";
import { everything, including, isSelected, nothing, selectedCount, selectedItems, toggled } from "./selection.ts";

test("toggling adds and removes by number", () => {
  const two = toggled(toggled(nothing, 4), 9);
  expect(selectedCount(two, 100)).toBe(2);
  expect(isSelected(two, 9)).toBe(true);
  expect(selectedItems(toggled(two, 4))).toEqual({ all: false, included: [9] });
});

test("all of a million are selected without their numbers, but some", () => {
  const rest = toggled(everything, 7);
  expect(selectedCount(rest, 1_000_000)).toBe(999_999);
  expect(isSelected(rest, 7)).toBe(false);
  expect(selectedItems(rest)).toEqual({ all: true, excluded: [7] });
  expect(selectedItems(including(rest, [7, 8]))).toEqual({ all: true, excluded: [] });
});

test("a range joins what is selected already", () => {
  expect(selectedItems(including(toggled(nothing, 1), [1, 2, 3]))).toEqual({ all: false, included: [1, 2, 3] });
});
