import { expect, test } from "vitest";
import { formatAge, formatBytes, formatClock, formatCount, formatShare } from "./format.ts";

test("counts, shares and sizes read as people write them", () => {
  expect(formatCount(1_000_000)).toBe("1,000,000");
  expect(formatShare(1, 1000)).toBe("<1 %");
  expect(formatShare(999, 1000)).toBe(">99 %");
  expect(formatShare(0, 0)).toBe("0 %");
  expect(formatShare(1, 1)).toBe("100 %");
  expect(formatBytes(0)).toBe("0 B");
  expect(formatBytes(1_500)).toBe("1.5 kB");
  expect(formatBytes(23_000_000)).toBe("23 MB");
});

test("a clock shows hours only when there are some", () => {
  expect(formatClock(65)).toBe("1:05");
  expect(formatClock(3 * 3600 + 61)).toBe("3:01:01");
  expect(formatClock(-4)).toBe("0:00");
});

test("ages go from just now to a day", () => {
  const now = new Date("2026-03-10T12:00:00Z");
  expect(formatAge(new Date("2026-03-10T11:59:58Z"), now)).toBe("just now");
  expect(formatAge(new Date("2026-03-10T11:57:00Z"), now)).toBe("3 minutes ago");
  expect(formatAge(new Date("2026-03-09T11:00:00Z"), now)).toBe("yesterday");
  expect(formatAge(new Date("2026-01-02T12:00:00Z"), now)).toBe("Jan 2, 2026");
});
