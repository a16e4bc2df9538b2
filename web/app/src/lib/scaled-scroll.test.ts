import { expect, test } from "vitest";
import {
  offsetAt,
  offsetShowing,
  rowsAt,
  type ScrollRange,
  scrollTopAt,
  spacerHeight,
  tallestElement,
} from "./scaled-scroll.ts";

const million: ScrollRange = { rows: 1_000_000, rowHeight: 32, viewport: 800 };
const few: ScrollRange = { rows: 100, rowHeight: 32, viewport: 800 };

test("a short list scrolls by its own pixels", () => {
  expect(spacerHeight(few)).toBe(3200);
  expect(offsetAt(few, 640)).toBe(640);
  expect(rowsAt(few, 640)).toEqual([20, 45]);
});

test("a list of a million rows reaches its last row at the end of the bar", () => {
  expect(spacerHeight(million)).toBe(tallestElement);
  const end = offsetAt(million, tallestElement - million.viewport);
  expect(rowsAt(million, end)).toEqual([999_975, 1_000_000]);
});

test("bar and offset are inverse everywhere", () => {
  for (const offset of [0, 32, 12_345_678, 31_999_200]) {
    expect(offsetAt(million, scrollTopAt(million, offset))).toBeCloseTo(offset, 3);
  }
});

test("showing a row moves as little as possible", () => {
  expect(offsetShowing(million, 3200, 100)).toBe(3200);
  expect(offsetShowing(million, 3200, 99)).toBe(3168);
  expect(offsetShowing(million, 3200, 125)).toBe(3232);
  expect(offsetShowing(million, 0, 999_999)).toBe(31_999_200);
});

test("nothing and one row fit any viewport", () => {
  expect(rowsAt({ rows: 0, rowHeight: 32, viewport: 800 }, 0)).toEqual([0, 0]);
  expect(offsetAt({ rows: 1, rowHeight: 32, viewport: 800 }, 50)).toBe(0);
});
