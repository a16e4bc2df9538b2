import type { Region } from "@assay/labeling";
import { describe, expect, test } from "vitest";
import { grown, paragraphsOf, pressed, regionsByParagraph, trimmed, withEnd } from "./text-model.ts";

function span(id: string, start: number, end: number): Region {
  return {
    id,
    object: "t",
    control: "l",
    mark: { kind: "span", start, end, text: null },
    labels: {},
    answers: {},
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
  };
}

test("every kind of line break ends a paragraph, and counts its letters", () => {
  expect(paragraphsOf("a\nbc\r\n\rd")).toEqual([
    { start: 0, end: 1 },
    { start: 2, end: 4 },
    { start: 6, end: 6 },
    { start: 7, end: 8 },
  ]);
  expect(paragraphsOf("")).toEqual([{ start: 0, end: 0 }]);
});

test("a span is found on each paragraph that it touches and on no other", () => {
  const text = Array.from({ length: 40 }, (_, line) => "x".repeat(line % 5)).join("\n");
  const paragraphs = paragraphsOf(text);
  for (let start = 0; start < text.length; start += 3) {
    const region = span("r", start, Math.min(text.length, start + 11));
    const found = regionsByParagraph(paragraphs, [region]).map((list) => list.length);
    const wanted = paragraphs.map((each) => (each.start < start + 11 && each.end > start ? 1 : 0));
    expect(found).toEqual(wanted);
  }
});

describe("granularity", () => {
  const text = "Ann met Bo. They left.\nRain 🌧 fell.";
  const cut = (start: number, end: number, granularity: Parameters<typeof grown>[2]): string => {
    const stretch = grown(text, { start, end }, granularity);
    return text.slice(stretch.start, stretch.end);
  };

  test("symbols are taken as they are but never in half", () => {
    expect(cut(1, 3, "symbol")).toBe("nn");
    const rain = text.indexOf("🌧");
    expect(cut(rain + 1, rain + 2, "symbol")).toBe("🌧");
  });

  test("words, sentences and paragraphs grow to their ends", () => {
    expect(cut(5, 9, "word")).toBe("met Bo");
    expect(cut(9, 10, "sentence")).toBe("Ann met Bo.");
    expect(cut(9, 14, "paragraph")).toBe("Ann met Bo. They left.");
    expect(cut(9, 25, "paragraph")).toBe(text);
  });

  test("white space at the ends is no part of a span", () => {
    expect(trimmed("  ab \n", { start: 0, end: 6 })).toEqual({ start: 2, end: 4 });
    const blank = trimmed("   ", { start: 0, end: 3 });
    expect(blank.end).toBe(blank.start);
  });
});

test("pressing the same place again goes down through the spans and starts at the top again", () => {
  const run = { start: 0, end: 1, regions: [span("a", 0, 1), span("b", 0, 1), span("c", 0, 1)] };
  expect(pressed(run, [])).toBe("c");
  expect(pressed(run, ["c"])).toBe("b");
  expect(pressed(run, ["b"])).toBe("a");
  expect(pressed(run, ["a"])).toBe("c");
});

describe("an end of a stretch", () => {
  const words = "Ann met Bo today.";
  const bo = { start: 8, end: 10 };

  test("goes to another letter, and keeps at least one", () => {
    expect(withEnd(words, bo, "end", { offset: 14, granularity: "symbol" })).toEqual({ start: 8, end: 14 });
    expect(withEnd(words, bo, "start", { offset: 4, granularity: "symbol" })).toEqual({ start: 4, end: 10 });
    expect(withEnd(words, bo, "start", { offset: 16, granularity: "symbol" })).toEqual({ start: 9, end: 10 });
    expect(withEnd(words, bo, "end", { offset: 0, granularity: "symbol" })).toEqual({ start: 8, end: 9 });
    expect(withEnd(words, bo, "end", { offset: 99, granularity: "symbol" })).toEqual({ start: 8, end: 17 });
  });

  test("takes whole words where the config says so, and leaves the other end alone", () => {
    expect(withEnd(words, { start: 9, end: 10 }, "end", { offset: 13, granularity: "word" })).toEqual({
      start: 9,
      end: 16,
    });
    expect(withEnd(words, bo, "start", { offset: 5, granularity: "word" })).toEqual({ start: 4, end: 10 });
  });
});
