import { rectangle } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import type { Camera } from "../camera/camera.ts";
import { haloOf, inkOn, isLight } from "./contrast.ts";
import { RecordingContext } from "./recording.fixture.ts";
import { type Look, RegionPainter } from "./region-painter.ts";

const still: Camera = { scale: 1, rotation: 0, x: 0, y: 0 };
const plain: Look = { colour: "#ff0000", selected: false, hovered: false, pending: "no", locked: false, text: "" };

function painted(
  shape = rectangle(10, 20, 100, 60),
  look: Partial<Look> = {},
  camera: Camera = still,
): RecordingContext {
  const context = new RecordingContext();
  new RegionPainter().paint(context, camera, shape, { ...plain, ...look });
  return context;
}

describe("a region", () => {
  test("is a faint fill, a halo 3 pixels wide and an outline of 1.5 in its colour", () => {
    const context = painted();
    expect(context.called("fillRect")).toMatchObject([{ args: [10, 20, 100, 60], fill: "#ff0000", alpha: 0.12 }]);
    expect(context.called("strokeRect")).toMatchObject([
      { args: [10, 20, 100, 60], stroke: haloOf("#ff0000"), width: 3 },
      { args: [10, 20, 100, 60], stroke: "#ff0000", width: 1.5, dashes: [] },
    ]);
  });

  test("keeps its line width at any zoom, and follows the camera", () => {
    const context = painted(rectangle(10, 20, 100, 60), {}, { scale: 4, rotation: 0, x: 5, y: 6 });
    expect(context.called("strokeRect").at(-1)).toMatchObject({ args: [45, 86, 400, 240], width: 1.5 });
  });

  test("has a stronger fill while it is selected", () => {
    expect(painted(rectangle(0, 0, 50, 50), { selected: true }).called("fillRect")[0]?.alpha).toBe(0.25);
  });

  test("is dashed while it is a prediction, with dots where the score is low", () => {
    expect(
      painted(rectangle(0, 0, 50, 50), { pending: "yes" })
        .called("strokeRect")
        .at(-1)?.dashes,
    ).toEqual([6, 4]);
    const doubtful = painted(rectangle(0, 0, 50, 50), { pending: "low-score" });
    expect(doubtful.called("strokeRect").map((call) => call.dashes)).toEqual([[], [2, 4]]);
  });

  test("that is locked carries a padlock", () => {
    expect(painted(rectangle(0, 0, 50, 50), { locked: true }).called("arc")).toHaveLength(1);
    expect(painted(rectangle(0, 0, 50, 50)).called("arc")).toHaveLength(0);
  });

  test("that is turned is a path through its corners", () => {
    const context = painted(rectangle(100, 100, 40, 20, 45));
    expect(context.names.slice(0, 6)).toEqual(["beginPath", "moveTo", "lineTo", "lineTo", "lineTo", "closePath"]);
    expect(context.called("stroke").map((call) => call.width)).toEqual([3, 1.5]);
    expect(context.called("strokeRect")).toHaveLength(0);
  });
});

describe("detail", () => {
  test("goes with size: a dot, then an outline, then the halo", () => {
    expect(painted(rectangle(5, 5, 2, 1)).calls).toMatchObject([{ name: "fillRect", args: [5, 5, 2, 1.5], alpha: 1 }]);
    expect(painted(rectangle(5, 5, 8, 8)).called("strokeRect")).toHaveLength(1);
    expect(painted(rectangle(5, 5, 10, 10)).called("strokeRect")).toHaveLength(2);
  });

  test("the tag of a turned shape stands above its highest corner and stays within its sides", () => {
    const turned = rectangle(200, 100, 60, 60, 45);
    expect(painted(turned, { text: "Car" }).called("fillText")).toMatchObject([{ args: ["Car", 204, 90.5] }]);
    const [bar] = painted(rectangle(200, 100, 20, 40, 60), { text: "Car" }).called("fillText");
    expect(Number(bar?.args[1])).toBeLessThan(200 - 4);
  });

  test("a tag stands above the box and only where it is no wider", () => {
    const tagged = painted(rectangle(100, 100, 60, 60), { text: "Car" });
    expect(tagged.called("fillText")).toMatchObject([{ args: ["Car", 104, 90.5], fill: inkOn("#ff0000") }]);
    expect(painted(rectangle(100, 100, 60, 60), { text: "A very long label" }).called("fillText")).toHaveLength(0);
    expect(painted(rectangle(100, 100, 60, 60), {}).called("fillText")).toHaveLength(0);
  });
});

test("halo and ink contrast with the label's colour", () => {
  expect(isLight("#ffff00")).toBe(true);
  expect(isLight("#00f")).toBe(false);
  expect(isLight("oklch(0.8 0.1 120)")).toBe(true);
  expect(isLight("oklch(40% 0.1 120)")).toBe(false);
  expect(inkOn("#102040")).toBe("#fff");
  expect(haloOf("#102040")).toMatch(/^rgba\(255/);
  expect(haloOf("gold")).toMatch(/^rgba\(0/);
});
