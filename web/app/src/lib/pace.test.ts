import { expect, test } from "vitest";
import { paceOf } from "./pace.ts";

test("the pace and what is left come from the work so far", () => {
  expect(paceOf({ done: 500, total: 2000, began: 0, now: 5000 })).toEqual({ perSecond: 100, left: 15 });
  expect(paceOf({ done: 500, total: null, began: 0, now: 5000 })).toEqual({ perSecond: 100, left: null });
  expect(paceOf({ done: 2100, total: 2000, began: 0, now: 1000 })).toEqual({ perSecond: 2100, left: 0 });
});

test("nothing is told before there is enough to tell", () => {
  expect(paceOf({ done: 0, total: 10, began: 0, now: 9000 })).toBeNull();
  expect(paceOf({ done: 5, total: 10, began: 0, now: 400 })).toBeNull();
});
