import { rectangle } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import { Driver } from "./driver.fixture.ts";

function drawing(more: ConstructorParameters<typeof Driver>[0] = {}): Driver {
  const driver = new Driver(more);
  driver.session.chooseLabel("label", "Car");
  return driver;
}

describe("drawing a rectangle", () => {
  test("a drag makes one region with the active label and one undo entry", () => {
    const driver = drawing().drag([100, 100], [300, 250]);
    expect(driver.store.regions()).toEqual([
      expect.objectContaining({
        id: "r1",
        control: "label",
        mark: rectangle(100, 100, 200, 150),
        labels: { label: ["Car"] },
        origin: "manual",
      }),
    ]);
    driver.session.undo();
    expect(driver.store.size).toBe(0);
    expect(driver.store.canUndo).toBe(false);
    driver.session.redo();
    expect(driver.shape("r1")).toEqual(rectangle(100, 100, 200, 150));
  });

  test("choosing a label takes up the rectangle tool, choosing it again puts the label away", () => {
    const driver = drawing();
    expect(driver.session.state.tool).toBe("rectangle");
    driver.session.chooseLabel("label", "Car");
    expect(driver.session.state.activeLabels).toBeNull();
  });

  test("a drag to the upper left makes the same rectangle", () => {
    expect(drawing().drag([300, 250], [100, 100]).shape("r1")).toEqual(rectangle(100, 100, 200, 150));
  });

  test("two clicks make a rectangle, and what lies between them is a draft", () => {
    const driver = drawing().click(100, 100).move(180, 160);
    expect(driver.draft?.drawing).toEqual(rectangle(100, 100, 80, 60));
    expect(driver.store.size).toBe(0);
    driver.click(200, 200);
    expect(driver.shape("r1")).toEqual(rectangle(100, 100, 100, 100));
    expect(driver.gesture).toBeNull();
  });

  test("Shift makes a square, as large as the image has room", () => {
    expect(drawing().drag([100, 100], [200, 130], { shift: true }).shape("r1")).toEqual(rectangle(100, 100, 100, 100));
    expect(drawing().drag([100, 700], [400, 750], { shift: true }).shape("r1")).toEqual(rectangle(100, 700, 100, 100));
  });

  test("the smallest side is 3 screen pixels, whatever the zoom", () => {
    expect(drawing().drag([100, 100], [102.9, 200]).store.size).toBe(0);
    expect(drawing().drag([100, 100], [103, 200]).store.size).toBe(1);
    const close = drawing();
    close.scale = 10;
    expect(close.drag([100, 100], [100.5, 101]).shape("r1").width).toBeCloseTo(0.5);
  });

  test("edges within 6 screen pixels attract, and the image holds what goes beyond", () => {
    expect(drawing().drag([5, 4], [994.5, 795]).shape("r1")).toEqual(rectangle(0, 0, 1000, 800));
    expect(drawing().drag([500, 400], [2000, -300]).shape("r1")).toEqual(rectangle(500, 0, 500, 400));
    expect(drawing().drag([7, 7], [990, 790]).shape("r1")).toEqual(rectangle(7, 7, 983, 783));
  });

  test("cancelling leaves nothing behind", () => {
    const driver = drawing().down(100, 100).move(200, 200).cancel();
    expect(driver.draft).toBeNull();
    expect(driver.store.size).toBe(0);
    expect(driver.store.canUndo).toBe(false);
    driver.up(250, 250);
    expect(driver.store.size).toBe(0);
  });

  test("a control with labels refuses to draw without one, and says what to do", () => {
    const driver = new Driver();
    driver.session.setTool("rectangle");
    driver.drag([100, 100], [200, 200]);
    expect(driver.store.size).toBe(0);
    expect(driver.said.at(-1)).toMatch(/Choose a label first/);
  });

  test("a plain Rectangle control draws without a label, and with those of a Labels control", () => {
    const options = {
      drawing: [{ control: "box", object: "image", tool: "rectangle" as const }],
      labels: [
        {
          control: "kind",
          object: "image",
          choice: "multiple" as const,
          labels: [
            { value: "a", text: "A", hotkey: null },
            { value: "b", text: "B", hotkey: null },
          ],
        },
      ],
    };
    const driver = new Driver(options);
    driver.session.setTool("rectangle");
    driver.drag([100, 100], [200, 200]);
    driver.session.chooseLabel("kind", "a");
    driver.session.chooseLabel("kind", "b");
    driver.drag([300, 300], [400, 400]);
    expect(driver.store.regions().map((region) => [region.control, region.labels])).toEqual([
      ["box", {}],
      ["box", { kind: ["a", "b"] }],
    ]);
  });

  test("settings say whether the new region is selected and the label kept", () => {
    const driver = drawing({ settings: { selectAfterCreate: true, keepLabel: false } }).drag([100, 100], [200, 200]);
    expect(driver.session.state.selection).toEqual(["r1"]);
    expect(driver.session.state.activeLabels).toBeNull();
  });

  test("an editor for reading draws nothing", () => {
    expect(drawing({ readonly: true }).drag([100, 100], [200, 200]).store.size).toBe(0);
  });
});
