import { handlePoint, type ResizeHandle, rectangle } from "@assay/geometry";
import { expect, test } from "vitest";
import { handles } from "../shapes/handle.ts";
import { liesInside } from "../tools/snap.ts";
import { Driver, regionOf } from "./driver.fixture.ts";
import { nudge } from "./nudge.ts";

/** Numbers in [0, 1) that are the same in every run. */
function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Random = ReturnType<typeof randomSource>;

function pick<T>(random: Random, from: readonly T[]): T | undefined {
  return from[Math.floor(random() * from.length)];
}

const gestures: readonly ((driver: Driver, random: Random) => void)[] = [
  function draw(driver, random) {
    driver.session.select([]);
    driver.session.setActiveLabels({ control: "label", values: ["Person"] });
    driver.session.setTool("rectangle");
    driver.drag(place(random), place(random), { shift: random() < 0.3 });
    driver.session.setTool("select");
  },
  function drag(driver, random) {
    driver.drag(place(random), place(random), { alt: random() < 0.2, shift: random() < 0.2 });
  },
  function abandon(driver, random) {
    driver
      .down(...place(random))
      .move(...place(random))
      .cancel();
  },
  function pullHandle(driver, random) {
    const id = pick(random, driver.store.regions())?.id;
    const handle = pick(random, handles);
    if (id === undefined || handle === undefined) return;
    driver.session.select([id]);
    const at = handle === "rotate" ? place(random) : pointOf(driver, id, handle);
    driver.dragHandle(handle, at, place(random), { shift: random() < 0.3, control: false, alt: false });
  },
  function click(driver, random) {
    driver.click(...place(random), { shift: random() < 0.5 });
  },
  function label(driver, random) {
    if (driver.session.state.selection.length > 0)
      driver.session.chooseLabel("label", random() < 0.5 ? "Car" : "Person");
  },
  function order(driver, random) {
    const direction = pick(random, ["forward", "backward", "front", "back"] as const) ?? "front";
    driver.session.reorder(driver.session.state.selection, direction);
  },
  function flags(driver, random) {
    const ids = driver.session.state.selection;
    if (random() < 0.5) driver.session.toggleHidden(ids);
    else driver.session.toggleLocked(ids);
  },
  function remove(driver) {
    driver.session.remove(driver.session.state.selection);
  },
  function copies(driver) {
    driver.session.copy();
    driver.session.paste();
    driver.session.duplicate();
  },
  function answer(driver, random) {
    driver.session.answer("quality", { kind: "rating", rating: 1 + Math.floor(random() * 5) });
  },
  function accept(driver) {
    driver.session.accept(driver.store.regions().map((region) => region.id));
  },
  function step(driver, random) {
    nudge(driver.session, { dx: random() < 0.5 ? -10 : 1, dy: random() < 0.5 ? -1 : 10 });
  },
  function undo(driver) {
    driver.session.undo();
  },
];

function place(random: Random): [number, number] {
  return [Math.round(random() * 1100 - 50), Math.round(random() * 900 - 50)];
}

function pointOf(driver: Driver, id: string, handle: ResizeHandle): [number, number] {
  const at = handlePoint(driver.shape(id), handle);
  return [at.x, at.y];
}

function started(): Driver {
  return new Driver().load(
    regionOf("a", rectangle(100, 100, 200, 150)),
    regionOf("b", rectangle(400, 300, 200, 100, 25), { origin: "prediction", score: 0.7 }),
    regionOf("c", rectangle(700, 50, 120, 300)),
  );
}

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
  "run %i: undoing all gives the start, redoing all the end",
  (seed) => {
    const random = randomSource(seed * 7919);
    const driver = started();
    const start = driver.store.content();
    for (let step = 0; step < 60; step++) pick(random, gestures)?.(driver, random);
    while (driver.store.canRedo) driver.session.redo();
    const end = driver.store.content();
    while (driver.store.canUndo) driver.session.undo();
    expect(driver.store.content()).toEqual(start);
    while (driver.store.canRedo) driver.session.redo();
    expect(driver.store.content()).toEqual(end);
    for (const { mark } of end.regions) {
      if (mark.kind === "rectangle") expect(liesInside(mark, driver.size), JSON.stringify(mark)).toBe(true);
    }
  },
);
