import { expect, test } from "vitest";
import { forecastOf, lastWeeks } from "./forecast.ts";

const today = new Date("2026-11-25T10:00:00Z");

test("the pace counts from the first day with work within a week", () => {
  const forecast = forecastOf(95, [50, 0, 0, 0, 0, 10, 0, 20], today);
  expect(forecast).toMatchObject({ perDay: 10, days: 3, done: 30 });
  expect(forecast?.end.toISOString()).toBe("2026-12-05T10:00:00.000Z");
});

test("there is no forecast without work, or without anything left", () => {
  expect(forecastOf(5, [9, 0, 0, 0, 0, 0, 0, 0], today)).toBeNull();
  expect(forecastOf(0, [1, 2], today)).toBeNull();
  expect(forecastOf(3, [], today)).toBeNull();
});

test("this week stands beside the one before", () => {
  expect(lastWeeks([1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2])).toEqual({ now: 14, before: 7 });
  expect(lastWeeks([3])).toEqual({ now: 3, before: 0 });
});
