import { expect, test } from "vitest";
import { dataCell, leadingCell } from "./task-data.ts";

test("an image is known by its address and named without the prefix of the upload", () => {
  expect(dataCell("/data/upload/3/1a2b3c4d-blood%20cell.png")).toEqual({
    kind: "image",
    url: "/data/upload/3/1a2b3c4d-blood%20cell.png",
    name: "blood cell.png",
  });
  expect(dataCell("see picture.png")).toEqual({ kind: "text", text: "see picture.png" });
  expect(dataCell("javascript:alert(1)//.png").kind).toBe("text");
});

test("other values are shown as text", () => {
  expect(dataCell({ a: 1 })).toEqual({ kind: "text", text: '{"a":1}' });
  expect(dataCell(null)).toEqual({ kind: "text", text: "" });
});

test("an image leads before text", () => {
  expect(leadingCell({ text: "words", image: "https://example.org/a.jpg" }).kind).toBe("image");
  expect(leadingCell({ text: "words" })).toEqual({ kind: "text", text: "words" });
  expect(leadingCell({})).toEqual({ kind: "text", text: "" });
});
