import { expect, test } from "vitest";
import { around } from "./neighbours.tsx";

test("tasks are gone through in the order they were handed out, and the queue goes on after the last", () => {
  expect(around([4, 9, 2], 9)).toEqual({ before: 4, after: 2 });
  expect(around([4, 9, 2], 4)).toEqual({ before: null, after: 9 });
  expect(around([4, 9, 2], 2)).toEqual({ before: 9, after: null });
});

test("a new task stands after all that were handed out", () => {
  expect(around([4, 9], 7)).toEqual({ before: 9, after: null });
  expect(around([], 7)).toEqual({ before: null, after: null });
});
