import { rectangle } from "@assay/geometry";
import type { Content, Region } from "@assay/labeling";
import { describe, expect, test } from "vitest";
import { regionOf } from "../editor/driver.fixture.ts";
import { EditorStore } from "./editor-store.ts";
import { answering, changes, creations, deletions, withAnswer, withLabels, withMark } from "./edits.ts";
import type { Operation, Transaction } from "./operation.ts";

const span: Region = regionOf("t", rectangle(0, 0, 1, 1), {
  object: "text",
  mark: { kind: "span", start: 2, end: 5, text: "abc" },
});

function stored(...ids: readonly string[]): EditorStore {
  const store = new EditorStore();
  store.load({
    regions: ids.map((id, index) => regionOf(id, rectangle(100 * index, 0, 50, 50))),
    answers: {},
    kept: [],
  });
  return store;
}

function idsOf(store: EditorStore): readonly string[] {
  return store.regions().map((region) => region.id);
}

describe("the store", () => {
  test("gives back the content it was given", () => {
    const content: Content = {
      regions: [regionOf("a", rectangle(1, 2, 3, 4, 30)), span],
      answers: { quality: { kind: "rating", rating: 4 } },
      kept: [{ id: "x", type: "relation" }],
    };
    const store = new EditorStore();
    store.load(content);
    expect(store.content()).toEqual(content);
    expect(store.content().regions[0]).toBe(content.regions[0]);
  });

  test("is empty before anything was loaded", () => {
    const store = new EditorStore();
    expect(store.content()).toEqual({ regions: [], answers: {}, kept: [] });
    expect(store.undo()).toBe(false);
    expect(store.redo()).toBe(false);
    expect(store.search("image", { x: 0, y: 0, width: 9, height: 9 })).toEqual([]);
  });

  test("hands out the same array until something changes", () => {
    const store = stored("a");
    const before = store.regions();
    expect(store.regions()).toBe(before);
    store.commit(creations(store, [regionOf("b", rectangle(0, 0, 1, 1))]));
    expect(store.regions()).not.toBe(before);
  });

  test("undoes deletions to the place in the z-order they had", () => {
    const store = stored("a", "b", "c", "d", "e");
    store.commit(deletions(store, ["d", "a", "c"]));
    expect(idsOf(store)).toEqual(["b", "e"]);
    store.undo();
    expect(idsOf(store)).toEqual(["a", "b", "c", "d", "e"]);
    store.redo();
    expect(idsOf(store)).toEqual(["b", "e"]);
  });

  test("a new change forgets what could be redone", () => {
    const store = stored("a");
    store.commit(deletions(store, ["a"]));
    store.undo();
    store.commit(answering(store, "q", { kind: "rating", rating: 1 }));
    expect(store.canRedo).toBe(false);
    expect(idsOf(store)).toEqual(["a"]);
  });

  test("takes answers back and forth", () => {
    const store = stored();
    store.commit(answering(store, "q", { kind: "choices", choices: ["yes"] }));
    store.commit(answering(store, "q", null));
    expect(store.answers()).toEqual({});
    store.undo();
    expect(store.answers()).toEqual({ q: { kind: "choices", choices: ["yes"] } });
    store.undo();
    expect(store.answers()).toEqual({});
  });

  test("keeps the spatial index in step", () => {
    const store = stored("a", "b");
    const near = { x: 290, y: 290, width: 20, height: 20 };
    expect(store.search("image", near)).toEqual([]);
    store.commit(changes(store, ["b"], (region) => withMark(region, rectangle(300, 300, 5, 5))));
    expect(store.search("image", near)).toEqual(["b"]);
    expect(store.search("other", near)).toEqual([]);
    store.undo();
    expect(store.search("image", near)).toEqual([]);
    expect([...store.search("image", { x: 0, y: 0, width: 200, height: 9 })].sort()).toEqual(["a", "b"]);
  });

  test("holds spans, which have no place on an image", () => {
    const store = new EditorStore();
    store.load({ regions: [span], answers: {}, kept: [] });
    store.commit(changes(store, ["t"], (region) => withLabels(region, "ner", ["PER"])));
    expect(store.region("t")?.labels).toEqual({ label: ["Car"], ner: ["PER"] });
    expect(store.search("text", { x: -1e9, y: -1e9, width: 2e9, height: 2e9 })).toEqual([]);
  });
});

describe("changes from elsewhere", () => {
  test("are shown but not undone here", () => {
    const store = stored("a");
    store.receive(creations(store, [regionOf("b", rectangle(0, 0, 9, 9))]), "remote");
    expect(idsOf(store)).toEqual(["a", "b"]);
    expect(store.canUndo).toBe(false);
  });

  test("do not bring back what they deleted when an older local change is undone", () => {
    const store = stored("a", "b");
    store.commit(changes(store, ["a"], (region) => ({ ...region, hidden: true })));
    store.receive(deletions(store, ["a"]), "remote");
    store.undo();
    expect(idsOf(store)).toEqual(["b"]);
  });

  test("replay from JSON to the same content", () => {
    const store = stored("a", "b", "c");
    const journal: string[] = [];
    store.onTransaction((transaction) => void journal.push(JSON.stringify(transaction.operations)));
    store.commit(creations(store, [regionOf("d", rectangle(5, 5, 5, 5))]));
    store.commit([{ target: "order", id: "d", before: 3, after: 0 }]);
    store.commit(deletions(store, ["b"]));
    store.undo();
    store.commit(answering(store, "q", { kind: "text", texts: ["note"] }));
    const copy = stored("a", "b", "c");
    for (const line of journal) copy.receive(JSON.parse(line) as readonly Operation[], "replay");
    expect(copy.content()).toEqual(store.content());
    expect(copy.canUndo).toBe(false);
  });
});

describe("subscriptions", () => {
  test("tell of the region, the list, the answers and the history that changed, and of nothing else", () => {
    const store = stored("a", "b");
    const heard: string[] = [];
    const stops = [
      store.subscribeRegion("a", () => void heard.push("a")),
      store.subscribeRegion("b", () => void heard.push("b")),
      store.subscribe("regions", () => void heard.push("regions")),
      store.subscribe("answers", () => void heard.push("answers")),
    ];
    store.commit(changes(store, ["a"], (region) => ({ ...region, meta: "note" })));
    expect(heard).toEqual(["a", "regions"]);
    heard.length = 0;
    store.commit(answering(store, "q", { kind: "rating", rating: 2 }));
    expect(heard).toEqual(["answers"]);
    for (const stop of stops) stop();
    store.undo();
    expect(heard).toEqual(["answers"]);
  });

  test("carry cause and origin", () => {
    const store = stored("a");
    const causes: [Transaction["origin"], Transaction["cause"]][] = [];
    store.onTransaction(({ origin, cause }) => void causes.push([origin, cause]));
    store.commit(deletions(store, ["a"]));
    store.undo();
    store.redo();
    store.receive(creations(store, [regionOf("z", rectangle(0, 0, 1, 1))]), "remote");
    expect(causes).toEqual([
      ["local", "edit"],
      ["local", "undo"],
      ["local", "redo"],
      ["remote", "edit"],
    ]);
  });

  test("a change that changes nothing is not told", () => {
    const store = stored("a");
    const version = store.version;
    store.commit(changes(store, ["a", "gone"], (region) => region));
    store.receive([], "remote");
    expect(store.version).toBe(version);
    expect(store.canUndo).toBe(false);
  });
});

describe("edits", () => {
  test("a changed prediction is marked as changed, hiding it is no change", () => {
    const prediction = regionOf("p", rectangle(0, 0, 5, 5), { origin: "prediction", score: 0.9 });
    expect(withMark(prediction, rectangle(1, 0, 5, 5)).origin).toBe("prediction-changed");
    expect(withLabels(prediction, "label", ["Person"]).origin).toBe("prediction-changed");
    expect(withAnswer(prediction, "note", { kind: "text", texts: ["x"] })).toMatchObject({
      origin: "prediction-changed",
      answers: { note: { kind: "text", texts: ["x"] } },
    });
    expect(withMark(regionOf("m", rectangle(0, 0, 5, 5)), rectangle(1, 0, 5, 5)).origin).toBe("manual");
  });

  test("no labels and no answer leave the control out", () => {
    const region = regionOf("a", rectangle(0, 0, 5, 5), { answers: { q: { kind: "rating", rating: 3 } } });
    expect(withLabels(region, "label", []).labels).toEqual({});
    expect(withAnswer(region, "q", null).answers).toEqual({});
  });
});

test("ids are sorted by z-order, few of many or most of them, and once each", () => {
  const ids = Array.from({ length: 40 }, (_, index) => `r${index}`);
  const store = stored(...ids);
  expect(store.sorted(["r7", "r3", "gone", "r7"])).toEqual(["r3", "r7"]);
  expect(store.sorted([...ids].reverse())).toEqual(ids);
  expect(store.sorted([])).toEqual([]);
});
