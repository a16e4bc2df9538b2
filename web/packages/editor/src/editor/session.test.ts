import { rectangle } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import { Driver, regionOf } from "./driver.fixture.ts";
import { nudge } from "./nudge.ts";

function stack(...ids: readonly string[]): Driver {
  return new Driver().load(...ids.map((id, index) => regionOf(id, rectangle(100 + 50 * index, 100, 40, 40))));
}

function order(driver: Driver): string {
  return driver.store
    .regions()
    .map((region) => region.id)
    .join("");
}

describe("labels", () => {
  test("a label goes on the selection and not on the next region", () => {
    const driver = stack("a", "b");
    driver.session.select(["a", "b"]);
    driver.session.chooseLabel("label", "Person");
    expect(driver.store.regions().map((region) => region.labels)).toEqual([
      { label: ["Person"] },
      { label: ["Person"] },
    ]);
    expect(driver.session.state.activeLabels).toBeNull();
    driver.session.undo();
    expect(driver.store.region("a")?.labels).toEqual({ label: ["Car"] });
    expect(driver.store.canUndo).toBe(false);
  });

  test("the label a region has already changes nothing", () => {
    const driver = stack("a");
    driver.session.select(["a"]);
    driver.session.chooseLabel("label", "Car");
    expect(driver.store.canUndo).toBe(false);
  });

  test("a control of many labels collects them and keeps one on a region it drew", () => {
    const labels = [
      { value: "x", text: "X", hotkey: null },
      { value: "y", text: "Y", hotkey: null },
    ];
    const driver = new Driver({ labels: [{ control: "label", object: "image", choice: "multiple", labels }] });
    driver.load(regionOf("a", rectangle(0, 0, 9, 9), { labels: { label: ["x"] } }));
    driver.session.select(["a"]);
    const pick = (value: string): readonly string[] | undefined => {
      driver.session.chooseLabel("label", value);
      return driver.store.region("a")?.labels.label;
    };
    expect(pick("y")).toEqual(["x", "y"]);
    expect(pick("x")).toEqual(["y"]);
    expect(pick("y")).toEqual(["y"]);
  });

  test("locked regions keep their label", () => {
    const driver = stack("a");
    driver.session.toggleLocked(["a"]);
    driver.session.select(["a"]);
    driver.session.chooseLabel("label", "Person");
    expect(driver.store.region("a")?.labels).toEqual({ label: ["Car"] });
  });

  test("labels of another object's control do not go on the selection", () => {
    const other = {
      control: "ner",
      object: "text",
      choice: "single" as const,
      labels: [{ value: "PER", text: "PER", hotkey: null }],
    };
    const driver = new Driver({ labels: [other] }).load(regionOf("a", rectangle(0, 0, 9, 9)));
    driver.session.select(["a"]);
    driver.session.chooseLabel("ner", "PER");
    expect(driver.store.region("a")?.labels).toEqual({ label: ["Car"] });
    expect(driver.session.state).toMatchObject({
      activeLabels: { control: "ner", values: ["PER"] },
      selection: [],
      tool: "select",
    });
    const made = driver.session.create("text", "ner", { kind: "span", start: 0, end: 3, text: "Ada" });
    expect(made?.labels).toEqual({ ner: ["PER"] });
  });
});

test("a control of two objects draws and labels on both, with one key per label", () => {
  const labels = [
    { value: "Car", text: "Car", hotkey: "1" },
    { value: "Person", text: "Person", hotkey: "2" },
  ];
  const driver = new Driver({
    drawing: ["left", "image"].map((object) => ({ control: "label", object, tool: "rectangle" as const })),
    labels: ["left", "image"].map((object) => ({ control: "label", object, choice: "single" as const, labels })),
  });
  driver.session.chooseLabel("label", "Car");
  driver.drag([100, 100], [200, 200]);
  expect(driver.session.draw("left", rectangle(0, 0, 9, 9))).toMatchObject({
    object: "left",
    labels: { label: ["Car"] },
  });
  driver.session.select(["r1", "r2"]);
  driver.session.chooseLabel("label", "Person");
  expect(driver.store.regions().map((region) => region.labels.label)).toEqual([["Person"], ["Person"]]);
});

describe("z-order", () => {
  test.each([
    ["forward", ["b"], "acbd"],
    ["forward", ["d"], "abcd"],
    ["forward", ["c", "d"], "abcd"],
    ["forward", ["a", "b"], "cabd"],
    ["backward", ["c"], "acbd"],
    ["backward", ["a", "c"], "acbd"],
    ["front", ["a", "c"], "bdac"],
    ["back", ["b", "d"], "bdac"],
  ] as const)("%s of %j gives %s, and undo gives it back", (direction, ids, expected) => {
    const driver = stack("a", "b", "c", "d");
    driver.session.reorder(ids, direction);
    expect(order(driver)).toBe(expected);
    driver.session.undo();
    expect(order(driver)).toBe("abcd");
    driver.session.redo();
    expect(order(driver)).toBe(expected);
  });

  test("what comes to the front is hit first", () => {
    const driver = new Driver().load(regionOf("a", rectangle(0, 0, 90, 90)), regionOf("b", rectangle(0, 0, 90, 90)));
    expect(driver.click(50, 50).session.state.selection).toEqual(["b"]);
    driver.session.reorder(["a"], "front");
    expect(driver.click(50, 50).session.state.selection).toEqual(["a"]);
  });

  test("next and previous go through visible regions in z-order and around", () => {
    const driver = stack("a", "b", "c");
    driver.session.toggleHidden(["b"]);
    const seen = ["next", "next", "next", "previous", "previous"].map((direction) => {
      driver.session.selectNeighbour(direction === "next" ? "next" : "previous");
      return driver.session.state.selection[0];
    });
    expect(seen).toEqual(["a", "c", "a", "c", "a"]);
    const empty = new Driver();
    empty.session.selectNeighbour("next");
    expect(empty.session.state.selection).toEqual([]);
  });
});

describe("hiding and locking", () => {
  test("one step hides all, the next shows all; both can be undone", () => {
    const driver = stack("a", "b");
    driver.session.toggleHidden(["a"]);
    driver.session.toggleHidden(["a", "b"]);
    expect(driver.store.regions().map((region) => region.hidden)).toEqual([true, true]);
    driver.session.toggleHidden(["a", "b"]);
    expect(driver.store.regions().map((region) => region.hidden)).toEqual([false, false]);
    driver.session.undo();
    driver.session.undo();
    driver.session.undo();
    expect(driver.store.regions().map((region) => region.hidden)).toEqual([false, false]);
    expect(driver.store.canUndo).toBe(false);
  });

  test("locked regions are neither deleted nor nudged", () => {
    const driver = stack("a", "b");
    driver.session.toggleLocked(["a"]);
    driver.session.select(["a", "b"]);
    nudge(driver.session, { dx: 10, dy: 0 });
    expect([driver.shape("a").x, driver.shape("b").x]).toEqual([100, 160]);
    driver.session.remove(["a", "b"]);
    expect(order(driver)).toBe("a");
    expect(driver.session.state.selection).toEqual(["a"]);
  });
});

describe("nudging", () => {
  test("moves by image pixels and stops at the edge", () => {
    const driver = new Driver().load(regionOf("a", rectangle(4, 100, 40, 40)));
    driver.session.select(["a"]);
    nudge(driver.session, { dx: -1, dy: 0 });
    expect(driver.shape("a").x).toBe(3);
    nudge(driver.session, { dx: -10, dy: 0 });
    expect(driver.shape("a").x).toBe(0);
    const version = driver.store.version;
    nudge(driver.session, { dx: -10, dy: 0 });
    expect(driver.store.version).toBe(version);
  });
});

describe("copies", () => {
  test("each paste lies 10 pixels further and is selected", () => {
    const driver = stack("a");
    driver.session.select(["a"]);
    driver.session.copy();
    driver.session.paste();
    driver.session.paste();
    expect([driver.shape("r1"), driver.shape("r2")]).toEqual([
      rectangle(110, 110, 40, 40),
      rectangle(120, 120, 40, 40),
    ]);
    expect(driver.session.state.selection).toEqual(["r2"]);
    driver.session.undo();
    expect(driver.store.size).toBe(2);
  });

  test("pasting stays on the image and keeps the copied regions together", () => {
    const driver = new Driver().load(
      regionOf("a", rectangle(900, 700, 95, 95)),
      regionOf("b", rectangle(800, 600, 50, 50)),
    );
    driver.session.select(["b", "a"]);
    driver.session.duplicate();
    expect([driver.shape("r1"), driver.shape("r2")]).toEqual([
      rectangle(905, 705, 95, 95),
      rectangle(805, 605, 50, 50),
    ]);
  });

  test("a copy of a deleted region can be pasted; nothing copied pastes nothing", () => {
    const driver = stack("a");
    expect(driver.session.canPaste).toBe(false);
    driver.session.paste();
    driver.session.select(["a"]);
    driver.session.copy();
    driver.session.remove(["a"]);
    driver.session.paste();
    expect(order(driver)).toBe("r1");
  });

  test("a copy belongs to the annotator: no wire, score or origin of the prediction", () => {
    const driver = new Driver().load(
      regionOf("p", rectangle(0, 0, 50, 50), { origin: "prediction", score: 0.4, locked: true, wire: [{ id: "p" }] }),
    );
    driver.session.select(["p"]);
    driver.session.duplicate();
    expect(driver.store.region("r1")).toMatchObject({ origin: "manual", score: null, locked: false, wire: null });
  });
});

describe("predictions", () => {
  test("are pending until accepted, changed, or neither after undo", () => {
    const driver = new Driver().load(
      regionOf("p", rectangle(0, 0, 50, 50), { origin: "prediction" }),
      regionOf("q", rectangle(100, 0, 50, 50), { origin: "prediction" }),
      regionOf("m", rectangle(200, 0, 50, 50)),
    );
    const pending = (): readonly boolean[] => ["p", "q", "m"].map((id) => driver.store.isPending(id));
    expect(pending()).toEqual([true, true, false]);
    driver.session.accept(["p", "m"]);
    expect(pending()).toEqual([false, true, false]);
    expect(driver.store.region("p")?.origin).toBe("prediction");
    driver.drag([120, 20], [120, 90]);
    expect(pending()).toEqual([false, false, false]);
    driver.session.undo();
    driver.session.undo();
    expect(pending()).toEqual([true, true, false]);
  });
});

test("a prediction accepted before is loaded as accepted", () => {
  const driver = new Driver();
  const regions = ["p", "q"].map((id) => regionOf(id, rectangle(0, 0, 50, 50), { origin: "prediction" }));
  driver.store.load({ regions, answers: {}, kept: [] }, ["q", "gone"]);
  expect([driver.store.isPending("p"), driver.store.isPending("q")]).toEqual([true, false]);
  expect(driver.store.accepted()).toEqual(["q"]);
});

describe("a shape typed in as numbers", () => {
  test.each([
    ["beyond the edge is moved onto the image", rectangle(5000, -20, 40, 40), rectangle(960, 0, 40, 40)],
    ["larger than the image is cut to it", rectangle(100, 100, 5000, 40), rectangle(0, 100, 1000, 40)],
    ["turned and too large changes nothing", rectangle(100, 100, 5000, 40, 10), rectangle(100, 100, 40, 40)],
  ])("%s", (_name, asked, given) => {
    const driver = stack("a");
    driver.session.reshape(new Map([["a", asked]]));
    expect(driver.shape("a")).toEqual(given);
  });

  test("of a region that an import left outside may stay outside", () => {
    const driver = new Driver().load(regionOf("a", rectangle(-50, 100, 100, 100)));
    driver.session.reshape(new Map([["a", rectangle(-40, 100, 100, 100)]]));
    expect(driver.shape("a").x).toBe(-40);
  });
});

describe("answers", () => {
  test("for the task and for a region, each one undo entry", () => {
    const driver = stack("a");
    driver.session.answer("quality", { kind: "rating", rating: 4 });
    driver.session.answer("state", { kind: "choices", choices: ["broken"] }, "a");
    expect(driver.store.answers()).toEqual({ quality: { kind: "rating", rating: 4 } });
    expect(driver.store.region("a")?.answers).toEqual({ state: { kind: "choices", choices: ["broken"] } });
    driver.session.undo();
    expect(driver.store.region("a")?.answers).toEqual({});
    driver.session.undo();
    expect(driver.store.answers()).toEqual({});
  });
});

describe("announcements", () => {
  test("say what happened and where", () => {
    const driver = new Driver();
    driver.session.chooseLabel("label", "Car");
    driver.drag([100, 100], [200, 200]);
    driver.session.select(["r1"]);
    nudge(driver.session, { dx: 1, dy: 0 });
    driver.session.remove(["r1"]);
    driver.session.undo();
    expect(driver.said).toEqual([
      "Car added, 1 region in all",
      "Car selected, 1 of 1",
      "Moved to x 101, y 100. Now 100 by 100 pixels",
      "1 region deleted",
      "Undone",
    ]);
  });
});
