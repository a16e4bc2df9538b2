import { rectangle } from "@assay/geometry";
import { beforeEach, expect, test } from "vitest";
import { createEditor, type EditorController } from "./controller.ts";

let editor: EditorController;
let said: string[];

beforeEach(() => {
  said = [];
  let next = 0;
  editor = createEditor({
    drawing: [{ control: "box", object: "image", tool: "rectangle" }],
    labels: [
      {
        control: "box",
        object: "image",
        choice: "single",
        labels: [
          { value: "Car", text: "Car", hotkey: "1" },
          { value: "Plate", text: "Number plate", hotkey: "2", limit: 1 },
        ],
      },
    ],
    colourOf: () => "#808080",
    newRegionId: () => `r${next++}`,
    announce: (text) => said.push(text),
  });
  editor.setSize("image", { width: 100, height: 100 });
  for (const x of [0, 20, 40]) {
    editor.activeLabels = { control: "box", values: ["Car"] };
    editor.create("image", "box", rectangle(x, 0, 10, 10));
  }
});

const labels = (): unknown => editor.store.regions().map((region) => region.labels.box?.[0]);

test("the key of a label gives it to no more regions than may carry it", () => {
  editor.selection = ["r0", "r1"];
  editor.chooseLabel("box", "Plate");
  expect(labels()).toEqual(["Plate", "Car", "Car"]);
  editor.selection = ["r2"];
  editor.chooseLabel("box", "Plate");
  expect(labels()).toEqual(["Plate", "Car", "Car"]);
  expect(said.at(-1)).toBe("Number plate is used as often as allowed");
});

test("copies carry a label no more often than allowed", () => {
  editor.selection = ["r0"];
  editor.chooseLabel("box", "Plate");
  editor.selection = ["r0", "r1"];
  editor.duplicate();
  expect(labels()).toEqual(["Plate", "Car", "Car", "Car"]);
  expect(said.at(-1)).toBe("Number plate is used as often as allowed");
});

test("a label that was taken away may be given again", () => {
  editor.selection = ["r0"];
  editor.chooseLabel("box", "Plate");
  editor.chooseLabel("box", "Car");
  editor.selection = ["r1"];
  editor.chooseLabel("box", "Plate");
  expect(labels()).toEqual(["Car", "Plate", "Car"]);
});
