import { expect, test } from "vitest";
import { area, bounds, contains, corners, imagePixels, rectangle } from "./index.ts";

test("area of a rectangle is width times height, rotated or not", () => {
  expect(area(rectangle(0, 0, 2, 3))).toBe(6);
  expect(area(rectangle(0, 0, 2, 3, 30))).toBe(6);
});

test("a quarter turn puts the top-right corner below the top-left one", () => {
  const turned = rectangle(10, 20, 4, 2, 90);
  expect(corners(turned)).toEqual([
    { x: 10, y: 20 },
    { x: 10, y: 24 },
    { x: 8, y: 24 },
    { x: 8, y: 20 },
  ]);
  expect(bounds(turned)).toEqual({ x: 8, y: 20, width: 2, height: 4 });
});

test("edges and corners belong to the rectangle", () => {
  expect(contains(rectangle(1, 1, 2, 2), imagePixels(3, 3))).toBe(true);
  expect(contains(rectangle(1, 1, 2, 2), imagePixels(3.01, 3))).toBe(false);
  expect(contains(rectangle(1, 1, 2, 2), imagePixels(3.01, 3), 0.1)).toBe(true);
});
