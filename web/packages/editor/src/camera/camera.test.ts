import { imagePixels, screen } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import { between, eased } from "./between.ts";
import {
  atScale,
  type Camera,
  centredOn,
  fitImage,
  fitWidth,
  matrixOf,
  maxScale,
  minScale,
  panned,
  type QuarterTurn,
  revealing,
  type Stage,
  screenBox,
  stepOnImage,
  toImage,
  toScreen,
  turned,
  zoomed,
} from "./camera.ts";
import { pinched, type WheelInput, wheeled } from "./wheel.ts";

const stage: Stage = { image: { width: 400, height: 200 }, viewport: { width: 800, height: 600 } };
const turns: readonly QuarterTurn[] = [0, 90, 180, 270];

function whole(camera: Camera): { x: number; y: number; width: number; height: number } {
  return screenBox(camera, { x: 0, y: 0, ...stage.image });
}

describe("a camera", () => {
  test.each(turns)("at %i degrees takes points to the screen and back", (rotation) => {
    const camera: Camera = { scale: 2.5, rotation, x: 31, y: -17 };
    const at = toScreen(camera, imagePixels(12.25, 180));
    const back = toImage(camera, at);
    expect(back.x).toBeCloseTo(12.25, 12);
    expect(back.y).toBeCloseTo(180, 12);
    const [a, b, c, d, e, f] = matrixOf(camera);
    expect(a * 12.25 + c * 180 + e).toBeCloseTo(at.x, 12);
    expect(b * 12.25 + d * 180 + f).toBeCloseTo(at.y, 12);
  });

  test("turns clockwise: the image's right edge comes down", () => {
    const at = toScreen({ scale: 1, rotation: 90, x: 0, y: 0 }, imagePixels(10, 0));
    expect([at.x, at.y]).toEqual([0, 10]);
  });

  test.each(turns)("fits and centres the image at %i degrees", (rotation) => {
    const camera = fitImage(stage, rotation);
    const box = whole(camera);
    expect(Math.max(box.width / 800, box.height / 600)).toBeCloseTo(1, 12);
    expect(box.x).toBeCloseTo(800 - box.x - box.width, 9);
    expect(box.y).toBeCloseTo(600 - box.y - box.height, 9);
  });

  test("fits the width with the top in sight", () => {
    const tall: Stage = { image: { width: 100, height: 1000 }, viewport: { width: 400, height: 300 } };
    const camera = fitWidth(tall, 0);
    expect(camera).toEqual({ scale: 4, rotation: 0, x: 0, y: 0 });
    expect(whole(fitWidth(stage, 0)).width).toBe(800);
  });

  test.each(turns)("zooms to the pointer at %i degrees", (rotation) => {
    const camera = fitImage(stage, rotation);
    const at = screen(350, 310);
    const before = toImage(camera, at);
    const after = toImage(zoomed(camera, stage, at, 3.3), at);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  test("keeps its scale between half of what fits and 64", () => {
    const camera = fitImage(stage, 0);
    expect(zoomed(camera, stage, screen(1, 1), 1e9).scale).toBe(maxScale);
    expect(zoomed(camera, stage, screen(1, 1), 1e-9).scale).toBe(minScale(stage, 0));
    expect(minScale(stage, 0)).toBe(1);
    expect(atScale(camera, stage, 1).scale).toBe(1);
  });

  test("keeps 48 pixels of the image in the viewport", () => {
    const camera = fitImage(stage, 0);
    const left = whole(panned(camera, stage, -1e6, 0));
    expect(left.x + left.width).toBe(48);
    const down = whole(panned(camera, stage, 0, 1e6));
    expect(down.y).toBe(600 - 48);
  });

  test("turns about the middle of the viewport, and four turns are none", () => {
    const start = panned(atScale(fitImage(stage, 0), stage, 4), stage, 100, 50);
    const held = toImage(start, screen(400, 300));
    let camera = start;
    for (let turn = 0; turn < 4; turn++) {
      camera = turned(camera, stage, "clockwise");
      const middle = toScreen(camera, held);
      expect(middle.x).toBeCloseTo(400, 9);
      expect(middle.y).toBeCloseTo(300, 9);
    }
    expect(camera.rotation).toBe(0);
    expect(camera.x).toBeCloseTo(start.x, 9);
    expect(turned(start, stage, "anticlockwise").rotation).toBe(270);
  });

  test("brings a box into sight by moving as little as needed, or by zooming out", () => {
    const camera: Camera = { scale: 10, rotation: 0, x: 0, y: 0 };
    expect(revealing(camera, stage, { x: 10, y: 10, width: 20, height: 20 })).toBe(camera);
    const moved = revealing(camera, stage, { x: 100, y: 10, width: 20, height: 20 });
    expect(moved).toEqual({ scale: 10, rotation: 0, x: -424, y: 0 });
    const wide = revealing(camera, stage, { x: 0, y: 0, width: 400, height: 10 });
    expect(whole(wide).width).toBeCloseTo(800 - 48);
  });

  test("centres a point", () => {
    const camera = centredOn({ scale: 4, rotation: 0, x: 0, y: 0 }, stage, imagePixels(200, 100));
    expect(toScreen(camera, imagePixels(200, 100))).toEqual({ x: 400, y: 300 });
  });
});

describe("gliding", () => {
  test("holds the point that start and end show at the same place", () => {
    const from = fitImage(stage, 0);
    const to = zoomed(from, stage, screen(300, 300), 4);
    const held = toImage(from, screen(300, 300));
    for (const progress of [0.1, 0.5, 0.9]) {
      const at = toScreen(between(from, to, progress), held);
      expect(at.x).toBeCloseTo(300, 6);
      expect(at.y).toBeCloseTo(300, 6);
    }
    expect(between(from, to, 1)).toBe(to);
    expect(between(from, panned(from, stage, 40, 0), 0.5).x).toBeCloseTo(from.x + 20, 9);
  });

  test("slows down towards the end", () => {
    expect(eased(0)).toBe(0);
    expect(eased(1)).toBe(1);
    expect(eased(0.5)).toBeGreaterThan(0.5);
    expect(eased(7)).toBe(1);
  });
});

describe("the wheel", () => {
  const input: WheelInput = {
    at: screen(400, 300),
    deltaX: 0,
    deltaY: -120,
    lines: false,
    shift: false,
    control: false,
  };

  test("zooms in when turned up and back out when turned down", () => {
    const camera = fitImage(stage, 0);
    const nearer = wheeled(camera, stage, input);
    expect(nearer.scale / camera.scale).toBeCloseTo(2 ** 0.25, 9);
    expect(wheeled(nearer, stage, { ...input, deltaY: 120 }).scale).toBeCloseTo(camera.scale, 9);
  });

  test("zooms faster in a pinch, and pans with Shift", () => {
    const camera = fitImage(stage, 0);
    expect(wheeled(camera, stage, { ...input, control: true }).scale / camera.scale).toBeCloseTo(2, 9);
    expect(wheeled(camera, stage, { ...input, shift: true }).x).toBeCloseTo(camera.x + 120, 9);
  });

  test("of lines counts as pixels, and one event never jumps", () => {
    const camera = fitImage(stage, 0);
    const lines = wheeled(camera, stage, { ...input, deltaY: -3, lines: true });
    expect(lines.scale / camera.scale).toBeCloseTo(2 ** (99 / 480), 9);
    expect(wheeled(camera, stage, { ...input, deltaY: -1e6 }).scale / camera.scale).toBeCloseTo(2 ** 0.5, 9);
  });
});

test("two fingers drag by their middle and zoom by their distance", () => {
  const camera = fitImage(stage, 0);
  const held = toImage(camera, screen(400, 300));
  const after = pinched(camera, stage, [screen(350, 300), screen(450, 300)], [screen(320, 320), screen(520, 320)]);
  expect(after.scale / camera.scale).toBeCloseTo(2, 9);
  const at = toScreen(after, held);
  expect(at.x).toBeCloseTo(420, 9);
  expect(at.y).toBeCloseTo(320, 9);
});

test.each([
  [0, { dx: 1, dy: 0 }],
  [90, { dx: 0, dy: -1 }],
  [180, { dx: -1, dy: 0 }],
  [270, { dx: 0, dy: 1 }],
] as const)("a step to the right on an image turned by %i is %j on the image", (rotation, step) => {
  expect(stepOnImage(rotation, 1, 0)).toEqual(step);
  const from = toImage({ scale: 1, rotation, x: 0, y: 0 }, screen(0, 0));
  const to = toImage({ scale: 1, rotation, x: 0, y: 0 }, screen(1, 0));
  expect([to.x - from.x, to.y - from.y]).toEqual([expect.closeTo(step.dx), expect.closeTo(step.dy)]);
});
