import { type Box, rectangle } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import { draft } from "../tools/tool.ts";
import { Driver, regionOf } from "./driver.fixture.ts";
import { ViewportScene } from "./viewport-scene.ts";

const whole: Box = { x: 0, y: 0, width: 1000, height: 800 };

/** A scene over `count` boxes with what it had repainted. */
function sceneOver(count: number): { driver: Driver; scene: ViewportScene; touched: Box[]; repaints: number[] } {
  const regions = Array.from({ length: count }, (_, index) => regionOf(`${index}`, rectangle(index, 0, 10, 10)));
  const driver = new Driver().load(...regions);
  const scene = new ViewportScene(driver.session, "image");
  const touched: Box[] = [];
  const repaints: number[] = [];
  const repainter = { touch: (box: Box) => void touched.push(box), repaint: () => void repaints.push(1) };
  driver.session.onChange(() => scene.changed(repainter));
  driver.store.onTransaction((transaction) => scene.touch(transaction, repainter));
  return { driver, scene, touched, repaints };
}

describe("what rests and what is lifted", () => {
  test("a selected region leaves the static layer for the active one and comes back", () => {
    const { driver, scene, touched } = sceneOver(3);
    driver.session.select(["1"]);
    expect(scene.visibleIn(whole)).toEqual(["0", "2"]);
    expect(scene.active().shapes.map(({ shape, look }) => [shape.x, look.selected])).toEqual([[1, true]]);
    expect(touched).toContainEqual({ x: 1, y: 0, width: 10, height: 10 });
    touched.length = 0;
    driver.session.select([]);
    expect(scene.visibleIn(whole)).toEqual(["0", "1", "2"]);
    expect(touched).toContainEqual({ x: 1, y: 0, width: 10, height: 10 });
  });

  test("very many selected regions rest, except those in motion", () => {
    const { driver, scene } = sceneOver(201);
    driver.session.select(driver.store.regions().map((region) => region.id));
    expect(scene.visibleIn(whole)).toHaveLength(201);
    expect(scene.active().shapes).toEqual([]);
    const moved = rectangle(500, 500, 10, 10);
    scene.show(draft({ shapes: new Map([["7", moved]]) }), { touch: () => {}, repaint: () => {} });
    expect(scene.visibleIn(whole)).toHaveLength(200);
    expect(scene.active().shapes.map(({ shape }) => shape)).toEqual([moved]);
  });

  test("hidden regions are nowhere, though selected", () => {
    const { driver, scene } = sceneOver(2);
    driver.session.select(["0"]);
    driver.session.toggleHidden(["0", "1"]);
    expect(scene.visibleIn(whole)).toEqual([]);
    expect(scene.active().shapes).toEqual([]);
    expect(scene.handled()).toBeNull();
  });

  test("copies in motion leave their originals where they are", () => {
    const { driver, scene } = sceneOver(1);
    driver.session.select(["0"]);
    const copy = rectangle(50, 50, 10, 10);
    scene.show(draft({ shapes: new Map([["0", copy]]), copies: true }), { touch: () => {}, repaint: () => {} });
    expect(scene.active().shapes.map(({ shape }) => shape)).toEqual([rectangle(0, 0, 10, 10), copy]);
    expect(scene.handled()).toBeNull();
  });
});

describe("what is repainted", () => {
  test("where a region was and where it is now", () => {
    const { driver, touched } = sceneOver(2);
    driver.session.reshape(new Map([["0", rectangle(300, 300, 20, 20)]]));
    expect(touched).toEqual([
      { x: 0, y: 0, width: 10, height: 10 },
      { x: 300, y: 300, width: 20, height: 20 },
    ]);
  });

  test("nothing for another object's regions or for answers", () => {
    const { driver, touched } = sceneOver(1);
    driver.session.create("other", "label", rectangle(0, 0, 9, 9));
    driver.session.answer("quality", { kind: "rating", rating: 3 });
    expect(touched).toEqual([]);
  });

  test("everything when tags come and go, and nothing for other settings", () => {
    const { driver, repaints } = sceneOver(1);
    driver.session.setSettings({ crosshair: true });
    expect(repaints).toEqual([]);
    driver.session.setSettings({ tags: false });
    expect(repaints).toHaveLength(1);
  });
});

describe("how a region looks", () => {
  test("says its label, whether a prediction waits for a person, and whether its score is low", () => {
    const driver = new Driver().load(
      regionOf("sure", rectangle(0, 0, 9, 9), { origin: "prediction", score: 0.9 }),
      regionOf("doubtful", rectangle(0, 0, 9, 9), { origin: "prediction", score: 0.2 }),
      regionOf("own", rectangle(0, 0, 9, 9), { locked: true, labels: {} }),
    );
    driver.session.select(["sure", "doubtful", "own"]);
    const scene = new ViewportScene(driver.session, "image");
    expect(scene.active().shapes.map(({ look }) => [look.text, look.pending, look.locked])).toEqual([
      ["Car", "yes", false],
      ["Car", "low-score", false],
      ["", "no", true],
    ]);
    driver.session.accept(["sure"]);
    expect(scene.active().shapes[0]?.look.pending).toBe("no");
  });
});
