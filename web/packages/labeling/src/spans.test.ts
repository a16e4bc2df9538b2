import { expect, test } from "vitest";
import { emptyContent, labelCounts, newRegionId, type Region, spanRuns } from "./index.ts";
import { answerItemId } from "./region-id.ts";

function span(id: string, start: number, end: number): Region {
  return {
    id,
    object: "t",
    control: "l",
    mark: { kind: "span", start, end, text: null },
    labels: { l: ["A"] },
    answers: {},
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
  };
}

test("overlapping spans are cut at every end, nested ones keep the order bottom first", () => {
  const runs = spanRuns(0, 10, [span("a", 1, 6), span("b", 4, 8), span("c", 4, 5)]);
  expect(runs.map(({ start, end, regions }) => [start, end, regions.map(({ id }) => id).join("")])).toEqual([
    [0, 1, ""],
    [1, 4, "a"],
    [4, 5, "abc"],
    [5, 6, "ab"],
    [6, 8, "b"],
    [8, 10, ""],
  ]);
});

test("runs cover a stretch exactly, whatever lies on it", () => {
  for (let seed = 1; seed < 300; seed++) {
    const at = (n: number): number => (seed * 7919 * (n + 1)) % 23;
    const regions = [0, 2, 4].map((n) => span(`${n}`, Math.min(at(n), at(n + 1)), Math.max(at(n), at(n + 1))));
    const runs = spanRuns(5, 18, regions);
    expect(runs[0]?.start).toBe(5);
    expect(runs.at(-1)?.end).toBe(18);
    for (const [index, run] of runs.entries()) {
      expect(run.end).toBeGreaterThan(run.start);
      if (index > 0) expect(run.start).toBe(runs[index - 1]?.end);
    }
  }
  expect(spanRuns(3, 3, [])).toEqual([]);
});

test("labels are counted over regions", () => {
  expect([...labelCounts({ ...emptyContent, regions: [span("a", 0, 1), span("b", 1, 2)] }, "l")]).toEqual([["A", 2]]);
});

test("region ids have ten letters and come from the source given", () => {
  const numbers = [0, 0.5, 0.999999];
  let next = 0;
  expect(newRegionId(() => numbers[next++ % 3] ?? 0)).toBe("Ag-Ag-Ag-A");
  expect(new Set(Array.from({ length: 1000 }, () => newRegionId(Math.random))).size).toBe(1000);
});

test("answer ids differ by control and are the same each time", () => {
  expect(answerItemId("a")).toBe(answerItemId("a"));
  expect(new Set(Array.from({ length: 1000 }, (_, index) => answerItemId(`control-${index}`))).size).toBe(1000);
});
