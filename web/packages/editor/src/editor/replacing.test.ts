import type { Region } from "@assay/labeling";
import { expect, test } from "vitest";
import { createEditor } from "./controller.ts";

function box(id: string, x: number): Region {
  const mark = { kind: "rectangle", x, y: 0, width: 10, height: 10, rotation: 0 } as const;
  return {
    id,
    object: "image",
    control: "box",
    mark,
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

function editorWith(regions: readonly Region[], readonly = false): ReturnType<typeof createEditor> {
  const editor = createEditor({
    drawing: [],
    labels: [],
    colourOf: () => "#808080",
    newRegionId: () => "new",
    announce: () => undefined,
    readonly,
  });
  editor.store.load({ regions, answers: { rating: { kind: "rating", rating: 2 } }, kept: [] });
  return editor;
}

test("another version comes in as one change, and undo brings all of it back", () => {
  const editor = editorWith([box("a", 0), box("b", 20)]);
  const before = editor.store.content();
  editor.select(["a"]);
  editor.replace({ regions: [box("c", 5), box("a", 40)], answers: { words: { kind: "text", texts: ["new"] } } });
  expect(editor.store.regions().map(({ id }) => id)).toEqual(["c", "a"]);
  expect(editor.store.region("a")?.mark).toMatchObject({ x: 40 });
  expect(editor.store.answers()).toEqual({ words: { kind: "text", texts: ["new"] } });
  expect(editor.selection).toEqual([]);
  editor.undo();
  expect(editor.store.content()).toEqual(before);
});

test("an editor for reading stays as it is", () => {
  const editor = editorWith([box("a", 0)], true);
  editor.replace({ regions: [], answers: {} });
  editor.place("a", 0);
  expect(editor.store.regions().map(({ id }) => id)).toEqual(["a"]);
});

test("a region goes to any place in the order, and back with undo", () => {
  const editor = editorWith([box("a", 0), box("b", 20), box("c", 40)]);
  editor.place("a", 99);
  expect(editor.store.regions().map(({ id }) => id)).toEqual(["b", "c", "a"]);
  editor.place("c", 0);
  expect(editor.store.regions().map(({ id }) => id)).toEqual(["c", "b", "a"]);
  editor.undo();
  editor.undo();
  expect(editor.store.regions().map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(editor.store.canUndo).toBe(false);
});
