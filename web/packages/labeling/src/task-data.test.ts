import { expect, test } from "vitest";
import { resolve, resolveText, valueAt } from "./index.ts";

const data = { a: { b: [{ c: 1 }, "x"] }, title: "T", n: 0, list: [1, 2], empty: null };

test("a lone variable is the value itself", () => {
  expect(resolve("$a.b[0].c", data)).toBe(1);
  expect(resolve("$list", data)).toBe(data.list);
  expect(resolve("$n", data)).toBe(0);
  expect(resolve("$nothing", data)).toBeUndefined();
  expect(resolve("$a.b[7].c", data)).toBeUndefined();
});

test("text around variables is interpolated, unknown ones stay as written", () => {
  expect(resolve("Doc $title, page $n.", data)).toBe("Doc T, page 0.");
  expect(resolve("costs $5", data)).toBe("costs $5");
  expect(resolve("see $list and $empty", data)).toBe("see [1,2] and $empty");
  expect(resolve("plain", data)).toBe("plain");
});

test("as text, nothing is empty", () => {
  expect(resolveText("$nothing", data)).toBe("");
  expect(resolveText("$empty", data)).toBe("");
  expect(resolveText("$a", data)).toBe('{"b":[{"c":1},"x"]}');
});

test("inherited keys are not data", () => {
  expect(valueAt(data, "constructor")).toBeUndefined();
  expect(valueAt(data, "a.__proto__")).toBeUndefined();
  expect(valueAt(data, "list.length")).toBeUndefined();
});
