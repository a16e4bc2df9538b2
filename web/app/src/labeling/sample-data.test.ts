import { expect, test } from "vitest";
import { dataOf, filledFor } from "./sample-data.ts";

test("the first task is read from JSON lists, single tasks and lines", () => {
  expect(dataOf("a.json", '[{"data":{"text":"x"},"id":3},{"data":{}}]')).toEqual({ text: "x" });
  expect(dataOf("a.json", '{"text":"y"}')).toEqual({ text: "y" });
  expect(dataOf("a.jsonl", '{"text":"one"}\n{"text":"two"}\n')).toEqual({ text: "one" });
  expect(dataOf("a.json", "no json")).toBeNull();
});

test("the first row of a table is a task by its header", () => {
  expect(dataOf("a.csv", '\uFEFFtext,n\r\n"a, ""b""\nc",7\r\nlater,8')).toEqual({ text: 'a, "b"\nc', n: "7" });
  expect(dataOf("a.tsv", "text\tn\nx\ty")).toEqual({ text: "x", n: "y" });
  expect(dataOf("a.csv", "only,a,head")).toBeNull();
});

test("the first line that says something is a task", () => {
  expect(dataOf("a.txt", "\n\nhello\nworld")).toEqual({ text: "hello" });
  expect(dataOf("a.pdf", "x")).toBeNull();
});

test("what the config shows and the data lack is filled from the data, else by a sample", () => {
  const config = '<View><Image name="i" value="$picture"/><Text name="t" value="$words"/></View>';
  expect(filledFor(config, { image: "blob:1" }).picture).toBe("blob:1");
  expect(filledFor(config, { text: "mine" }).words).toBe("mine");
  expect(filledFor(config, {}).picture).toBe("/sample.svg");
  expect(filledFor(config, { picture: "/x.png", words: "w" })).toEqual({ picture: "/x.png", words: "w" });
});
