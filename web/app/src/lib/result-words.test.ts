import { expect, test } from "vitest";
import { resultPlace, resultWords } from "./result-words.ts";

test("labels, choices, ratings, texts and spans are named by what they say", () => {
  expect(resultWords({ type: "rectanglelabels", value: { rectanglelabels: ["Car", "Old"] } })).toBe("Car, Old");
  expect(resultWords({ type: "choices", value: { choices: ["Good"] } })).toBe("Good");
  expect(resultWords({ type: "rating", value: { rating: 4 } })).toBe("4 ★");
  expect(resultWords({ type: "textarea", value: { text: ["wet", "dark"] } })).toBe("wet, dark");
  expect(resultWords({ type: "labels", value: { start: 0, end: 4, text: "Anna", labels: ["PER"] } })).toBe(
    "PER “Anna”",
  );
  expect(resultWords({ type: "rectangle", value: { x: 1 } })).toBe("rectangle");
});

test("a box tells its place and turn in tenths", () => {
  expect(resultPlace({ value: { x: 1.234, y: 5, width: 10.06, height: 20, rotation: 12.3 } })).toBe(
    "1.2, 5 · 10.1 × 20 % · 12.3°",
  );
  expect(resultPlace({ value: { choices: ["a"] } })).toBe("");
});
