import { centre, corners, handlePoint, type Rectangle, type ResizeHandle, rectangle } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import { Driver, regionOf } from "./driver.fixture.ts";

/** Three boxes: b lies on a, c apart. */
function three(): Driver {
  return new Driver().load(
    regionOf("a", rectangle(100, 100, 200, 200)),
    regionOf("b", rectangle(200, 200, 200, 200)),
    regionOf("c", rectangle(600, 100, 100, 100)),
  );
}

function selectionOf(driver: Driver): readonly string[] {
  return driver.session.state.selection;
}

describe("selecting", () => {
  test("a click takes the topmost region, a click on nothing takes none", () => {
    const driver = three();
    expect(selectionOf(driver.click(250, 250))).toEqual(["b"]);
    expect(selectionOf(driver.click(120, 120))).toEqual(["a"]);
    expect(selectionOf(driver.click(900, 700))).toEqual([]);
  });

  test("Shift or Ctrl adds and takes away", () => {
    const driver = three().click(120, 120);
    expect(selectionOf(driver.click(650, 150, { shift: true }))).toEqual(["a", "c"]);
    expect(selectionOf(driver.click(350, 350, { control: true }))).toEqual(["a", "c", "b"]);
    expect(selectionOf(driver.click(120, 120, { control: true }))).toEqual(["c", "b"]);
    expect(selectionOf(driver.click(900, 700, { shift: true }))).toEqual(["c", "b"]);
  });

  test("a marquee takes what it touches, in z-order, and adds with Shift", () => {
    const driver = three();
    driver.down(50, 50).move(210, 210);
    expect(driver.draft?.marquee).toEqual({ x: 50, y: 50, width: 160, height: 160 });
    expect(selectionOf(driver)).toEqual(["a", "b"]);
    driver.up(210, 210);
    expect(selectionOf(driver.drag([590, 90], [605, 105], { shift: true }))).toEqual(["a", "b", "c"]);
    expect(driver.store.canUndo).toBe(false);
  });

  test("a marquee beside a turned rectangle does not take it, though it lies in its bounds", () => {
    const driver = new Driver().load(regionOf("d", rectangle(500, 100, 300, 10, 45)));
    expect(selectionOf(driver.drag([650, 120], [700, 150]))).toEqual([]);
    expect(selectionOf(driver.drag([560, 120], [600, 200]))).toEqual(["d"]);
  });

  test("cancelling a marquee gives back the selection it began with", () => {
    const driver = three().click(650, 150);
    driver.down(50, 50, { shift: true }).move(210, 210, { shift: true }).cancel();
    expect(selectionOf(driver)).toEqual(["c"]);
    expect(driver.draft).toBeNull();
  });

  test("hidden regions cannot be hit", () => {
    const driver = three();
    driver.session.toggleHidden(["b"]);
    expect(selectionOf(driver.click(250, 250))).toEqual(["a"]);
    expect(selectionOf(driver.drag([390, 390], [410, 410]))).toEqual([]);
  });
});

describe("moving", () => {
  test("a drag selects and moves in one gesture and one undo entry", () => {
    const driver = three().drag([650, 150], [630, 180]);
    expect(selectionOf(driver)).toEqual(["c"]);
    expect(driver.shape("c")).toEqual(rectangle(580, 130, 100, 100));
    driver.session.undo();
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
    expect(driver.store.canUndo).toBe(false);
  });

  test("less than 3 screen pixels is a click", () => {
    const driver = three().down(650, 150).move(652, 151).up(652, 151);
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
    expect(driver.store.canUndo).toBe(false);
  });

  test("the whole selection moves together and stays on the image together", () => {
    const driver = three();
    driver.session.select(["a", "c"]);
    driver.drag([120, 120], [1000, 100]);
    expect(driver.shape("c")).toEqual(rectangle(900, 80, 100, 100));
    expect(driver.shape("a")).toEqual(rectangle(400, 80, 200, 200));
    driver.session.undo();
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 200, 200));
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
  });

  test("an edge nearer than 6 screen pixels attracts what moves towards it, and only that", () => {
    expect(three().drag([120, 120], [25, 120]).shape("a").x).toBe(0);
    expect(three().drag([120, 120], [27, 120]).shape("a").x).toBe(7);
    const away = new Driver().load(regionOf("a", rectangle(2, 100, 50, 50))).drag([20, 120], [23, 140]);
    expect(away.shape("a")).toEqual(rectangle(5, 120, 50, 50));
  });

  test("Shift keeps to the longer axis", () => {
    const driver = three();
    driver.session.select(["c"]);
    driver.down(650, 150).move(700, 170, { shift: true }).up(700, 170, { shift: true });
    expect(driver.shape("c")).toEqual(rectangle(650, 100, 100, 100));
  });

  test("Alt leaves the original and moves a copy, which is selected", () => {
    const driver = three().drag([650, 150], [650, 350], { alt: true });
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
    expect(driver.shape("r1")).toEqual(rectangle(600, 300, 100, 100));
    expect(driver.store.region("r1")).toMatchObject({ labels: { label: ["Car"] }, origin: "manual", wire: null });
    expect(selectionOf(driver)).toEqual(["r1"]);
    driver.session.undo();
    expect(driver.store.size).toBe(3);
  });

  test("cancelling puts everything back", () => {
    const driver = three().down(650, 150).move(500, 300);
    expect(driver.draft?.shapes.get("c")).toEqual(rectangle(450, 250, 100, 100));
    driver.cancel().up(500, 300);
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
    expect(driver.store.canUndo).toBe(false);
  });

  test("locked regions are selected but stay", () => {
    const driver = three();
    driver.session.toggleLocked(["c"]);
    driver.drag([650, 150], [500, 300]);
    expect(selectionOf(driver)).toEqual(["c"]);
    expect(driver.shape("c")).toEqual(rectangle(600, 100, 100, 100));
  });

  test("an editor for reading selects but does not move", () => {
    const driver = new Driver({ readonly: true }).load(regionOf("a", rectangle(100, 100, 200, 200)));
    driver.drag([150, 150], [400, 400]);
    expect(selectionOf(driver)).toEqual(["a"]);
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 200, 200));
  });

  test("a region that an import left beyond the image may come back but go no further", () => {
    const driver = new Driver().load(regionOf("a", rectangle(-50, 100, 100, 100)));
    expect(driver.drag([20, 120], [-30, 120]).shape("a").x).toBe(-50);
    expect(driver.drag([20, 120], [40, 120]).shape("a").x).toBe(-30);
  });
});

const dragged: Readonly<Record<ResizeHandle, Rectangle>> = {
  nw: rectangle(130, 120, 170, 180),
  n: rectangle(100, 120, 200, 180),
  ne: rectangle(100, 120, 230, 180),
  e: rectangle(100, 100, 230, 200),
  se: rectangle(100, 100, 230, 220),
  s: rectangle(100, 100, 200, 220),
  sw: rectangle(130, 100, 170, 220),
  w: rectangle(130, 100, 170, 200),
};

function selected(shape: Rectangle): Driver {
  const driver = new Driver().load(regionOf("a", shape));
  driver.session.select(["a"]);
  return driver;
}

describe("handles", () => {
  test.each(Object.entries(dragged) as [ResizeHandle, Rectangle][])(
    "%s resizes, the opposite side stays",
    (handle, to) => {
      const driver = selected(rectangle(100, 100, 200, 200));
      const at = handlePoint(driver.shape("a"), handle);
      driver.dragHandle(handle, [at.x, at.y], [at.x + 30, at.y + 20]);
      expect(driver.shape("a")).toEqual(to);
      driver.session.undo();
      expect(driver.shape("a")).toEqual(rectangle(100, 100, 200, 200));
      expect(driver.store.canUndo).toBe(false);
    },
  );

  test.each(Object.keys(dragged) as ResizeHandle[])(
    "%s of a turned rectangle keeps the opposite corner or edge",
    (handle) => {
      const driver = selected(rectangle(500, 200, 200, 100, 30));
      const before = corners(driver.shape("a"));
      const at = handlePoint(driver.shape("a"), handle);
      driver.dragHandle(handle, [at.x, at.y], [at.x + 17, at.y - 11]);
      const after = corners(driver.shape("a"));
      const opposite: Readonly<Record<ResizeHandle, readonly number[]>> = {
        nw: [2],
        n: [2, 3],
        ne: [3],
        e: [0, 3],
        se: [0],
        s: [0, 1],
        sw: [1],
        w: [1, 2],
      };
      for (const index of opposite[handle]) {
        expect(after[index]?.x).toBeCloseTo(before[index]?.x ?? Number.NaN, 9);
        expect(after[index]?.y).toBeCloseTo(before[index]?.y ?? Number.NaN, 9);
      }
      expect(driver.shape("a").rotation).toBe(30);
      expect(driver.shape("a")).not.toEqual(rectangle(500, 200, 200, 100, 30));
    },
  );

  test("a corner dragged past the opposite one turns the rectangle inside out", () => {
    const driver = selected(rectangle(100, 100, 50, 50)).dragHandle("nw", [100, 100], [200, 180]);
    expect(driver.shape("a")).toEqual(rectangle(150, 150, 50, 30));
  });

  test("Shift keeps width to height at a corner", () => {
    const driver = selected(rectangle(100, 100, 200, 100));
    driver.dragHandle("se", [300, 200], [400, 210], { shift: true, control: false, alt: false });
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 300, 150));
  });

  test("the image holds the handle and its edges attract", () => {
    expect(
      selected(rectangle(100, 100, 200, 200))
        .dragHandle("se", [300, 300], [5000, 795])
        .shape("a"),
    ).toEqual(rectangle(100, 100, 900, 700));
  });

  test("a turned rectangle stops where one of its corners meets the edge", () => {
    const driver = selected(rectangle(500, 200, 200, 100, 30));
    const at = handlePoint(driver.shape("a"), "e");
    driver.dragHandle("e", [at.x, at.y], [at.x + 2000, at.y + 1200]);
    const right = Math.max(...corners(driver.shape("a")).map((corner) => corner.x));
    const bottom = Math.max(...corners(driver.shape("a")).map((corner) => corner.y));
    expect(Math.max(right - 1000, bottom - 800)).toBeCloseTo(0, 2);
  });

  test("the rotation handle turns about the centre and writes the top-left form", () => {
    const driver = selected(rectangle(400, 300, 200, 100));
    driver.dragHandle("rotate", [500, 274], [600, 350]);
    const shape = driver.shape("a");
    expect(shape.rotation).toBeCloseTo(90, 9);
    expect(centre(shape).x).toBeCloseTo(500, 9);
    expect(centre(shape).y).toBeCloseTo(350, 9);
    expect(shape.x).toBeCloseTo(550, 9);
    expect(shape.y).toBeCloseTo(250, 9);
  });

  test("Shift turns by steps of 15 degrees", () => {
    const driver = selected(rectangle(400, 300, 200, 100));
    driver.dragHandle("rotate", [500, 274], [560, 300], { shift: true, control: false, alt: false });
    expect(driver.shape("a").rotation).toBe(45);
  });

  test("a turned rectangle is moved back onto the image", () => {
    const driver = selected(rectangle(0, 0, 200, 20));
    driver.dragHandle("rotate", [100, -26], [200, 10]);
    const shape = driver.shape("a");
    expect(shape.rotation).toBeCloseTo(90);
    expect(Math.min(...corners(shape).map((corner) => corner.y))).toBeCloseTo(0, 6);
  });

  test("no side becomes shorter than one pixel", () => {
    const driver = selected(rectangle(100, 100, 200, 200)).dragHandle("e", [300, 200], [100, 200]);
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 1, 200));
  });

  test("cancelling leaves the shape alone", () => {
    const driver = selected(rectangle(100, 100, 200, 200))
      .down(300, 300, {}, "se")
      .move(400, 400);
    expect(driver.draft?.shapes.get("a")).toEqual(rectangle(100, 100, 300, 300));
    driver.cancel();
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 200, 200));
  });

  test("handles and Ctrl reach the selection while the rectangle tool is in hand", () => {
    const driver = selected(rectangle(100, 100, 200, 200));
    driver.session.setActiveLabels({ control: "label", values: ["Car"] });
    driver.session.setTool("rectangle");
    driver.dragHandle("se", [300, 300], [320, 330]);
    expect(driver.shape("a")).toEqual(rectangle(100, 100, 220, 230));
    driver.session.select([]);
    driver.click(150, 150, { control: true });
    expect(selectionOf(driver)).toEqual(["a"]);
    expect(driver.store.size).toBe(1);
  });
});
