// @vitest-environment jsdom
import type { WireItem } from "@assay/labeling";
import axe from "axe-core";
import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import {
  DetailsPanel,
  englishTaskMessages,
  HistoryBar,
  LabelPalette,
  RegionPanel,
  TaskView,
  taskActions,
} from "../index.ts";
import { Stage } from "../stage.fixture.tsx";

const labels = ["Car", "Bus", "Van", "Cab", "Bike", "Tram", "Ship", "Boat", "Jet", "Kite"];
const config = `<View><Image name="image" value="$url"/>
  <RectangleLabels name="box" toName="image">${labels.map((label) => `<Label value="${label}"/>`).join("")}<Label value="Lorry" alias="truck" maxUsages="1"/></RectangleLabels>
  <Choices name="seen" toName="image" perRegion="true" whenLabelValue="Car"><Choice value="Cut"/><Choice value="Far"/></Choices>
  <Rating name="sure" toName="image" hotkey="y"/></View>`;

let stage: Stage;

afterEach(() => stage.close());

function item(id: string, label: string, more: WireItem = {}): WireItem {
  const value = { x: 10, y: 10, width: 20, height: 20, rotation: 0, rectanglelabels: [label] };
  return { id, from_name: "box", to_name: "image", type: "rectanglelabels", value, ...more };
}

const three = [item("a", "Car"), item("b", "Bus", { origin: "prediction", score: 0.75 }), item("c", "Car")];

describe("the list of regions", () => {
  const open = (items: readonly WireItem[] = three): Stage => {
    stage = new Stage(config);
    stage.load(items);
    return stage.show(<RegionPanel config={stage.config} controller={stage.controller} />);
  };
  const rows = (): readonly HTMLElement[] => stage.all("[role=row]");
  const names = (): readonly (string | undefined)[] => rows().map(({ dataset }) => dataset.row);

  test("is grouped by label, and otherwise by order or kind", () => {
    open();
    expect(names()).toEqual(["group:Car", "a", "c", "group:Bus", "b"]);
    stage.type(stage.one("select"), "order");
    expect(names()).toEqual(["a", "b", "c"]);
    stage.type(stage.one("select"), "tool");
    expect(names()).toEqual(["group:Rectangle", "a", "b", "c"]);
  });

  test("drags a row to another place in the order", () => {
    open();
    stage.type(stage.one("select"), "order");
    const dataTransfer = { types: ["application/x-assay-region"], getData: () => "a", setData: () => undefined };
    const drag = (row: HTMLElement | undefined, type: string): Event => {
      const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
      act(() => void row?.dispatchEvent(event));
      return event;
    };
    drag(rows()[0], "dragstart");
    expect(drag(rows()[2], "dragover").defaultPrevented).toBe(true);
    expect(rows()[2]?.hasAttribute("data-over")).toBe(true);
    drag(rows()[2], "drop");
    expect(names()).toEqual(["b", "c", "a"]);
    expect(stage.all("[data-over]")).toHaveLength(0);
    stage.edit((controller) => controller.undo());
    expect(names()).toEqual(["a", "b", "c"]);
  });

  test("draws a region's row again only when something about it changed", () => {
    open();
    const drawn: string[] = [];
    const { controller } = stage;
    const colourOf = controller.colourOf.bind(controller);
    controller.colourOf = (region) => {
      drawn.push(region.id);
      return colourOf(region);
    };
    stage.edit(() => controller.toggleHidden(["c"]));
    expect(new Set(drawn)).toEqual(new Set(["c"]));
    drawn.length = 0;
    stage.edit(() => controller.select(["a"]));
    expect(new Set(drawn)).toEqual(new Set(["a"]));
  });

  test("closes a group and keeps it closed", () => {
    open();
    stage.click(rows()[0] as HTMLElement);
    expect(names()).toEqual(["group:Car", "group:Bus", "b"]);
    expect(rows()[0]?.getAttribute("aria-expanded")).toBe("false");
  });

  test("selects by pointer, more with Ctrl", () => {
    open();
    stage.click(rows()[1] as HTMLElement);
    expect(stage.controller.selection).toEqual(["a"]);
    stage.click(rows()[4] as HTMLElement, { ctrlKey: true });
    expect(stage.controller.selection).toEqual(["a", "b"]);
    expect(rows().map((row) => row.getAttribute("aria-selected"))).toEqual([null, "true", "false", null, "true"]);
  });

  test("has one row in the tab order, moves with the arrows and deletes", () => {
    open();
    const grid = stage.one("[role=treegrid]");
    const focusable = (): readonly (string | undefined)[] =>
      rows()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(({ dataset }) => dataset.row);
    expect(focusable()).toEqual(["group:Car"]);
    stage.key(grid, "ArrowDown");
    expect([focusable(), stage.controller.selection]).toEqual([["a"], ["a"]]);
    stage.key(grid, "Home");
    stage.key(grid, "ArrowLeft");
    expect(names()).toEqual(["group:Car", "group:Bus", "b"]);
    stage.key(grid, "ArrowRight");
    stage.key(grid, "End");
    expect([focusable(), stage.controller.selection]).toEqual([["b"], ["b"]]);
    stage.key(grid, "Delete");
    expect(names()).toEqual(["group:Car", "a", "c"]);
    stage.edit((controller) => controller.undo());
    expect(names()).toContain("b");
  });

  test("hides, locks and deletes by its buttons; a locked region stays", () => {
    open();
    const button = (name: string): HTMLButtonElement =>
      stage.one<HTMLButtonElement>(`button[aria-label^="${name}: Region 1"]`);
    stage.click(button("Hide"));
    expect(stage.controller.store.region("a")?.hidden).toBe(true);
    expect(rows()[1]?.dataset.hidden).toBe("true");
    stage.click(button("Lock"));
    expect(rows()[1]?.getAttribute("aria-label")).toBe("Region 1, Car, hidden, locked");
    expect(button("Delete").disabled).toBe(true);
    stage.click(button("Unlock"));
    stage.click(button("Delete"));
    expect(stage.controller.store.region("a")).toBeUndefined();
  });

  test("goes through a row's buttons with left and right, and leaves keys with Ctrl to the page", () => {
    open();
    stage.click(rows()[1] as HTMLElement);
    act(() => rows()[1]?.focus());
    stage.key(document.activeElement as HTMLElement, "ArrowRight");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Hide: Region 1, Car");
    stage.key(document.activeElement as HTMLElement, "ArrowRight");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Lock: Region 1, Car");
    let heard = 0;
    const page = (event: KeyboardEvent): void => void (event.defaultPrevented || heard++);
    window.addEventListener("keydown", page);
    stage.key(document.activeElement as HTMLElement, "Enter");
    stage.key(rows()[1] as HTMLElement, "Enter", { ctrlKey: true });
    window.removeEventListener("keydown", page);
    expect(heard).toBe(2);
    stage.key(document.activeElement as HTMLElement, "ArrowLeft");
    stage.key(document.activeElement as HTMLElement, "ArrowLeft");
    expect(document.activeElement).toBe(rows()[1]);
  });

  test("says what a region is: number, label, prediction, score", () => {
    open();
    expect(rows()[4]?.getAttribute("aria-label")).toBe("Region 2, Bus, Prediction, Score 75 %");
  });

  test("draws only what is in sight of a long list", () => {
    open(Array.from({ length: 2000 }, (_, place) => item(`r${place}`, "Car")));
    expect(rows().length).toBeLessThan(60);
    expect(stage.one("[role=treegrid]").getAttribute("aria-rowcount")).toBe("2001");
    const grid = stage.one("[role=treegrid]");
    act(() => {
      grid.scrollTop = 28 * 1000;
      grid.dispatchEvent(new Event("scroll"));
    });
    expect(names()).toContain("r1000");
    expect(names()).not.toContain("r0");
  });

  test("without regions says how to make one", () => {
    open([]);
    expect(stage.one(".ed-note").textContent).toContain("No regions yet");
  });
});

describe("details", () => {
  const open = (): Stage => {
    stage = new Stage(config);
    stage.load(three);
    return stage.show(<DetailsPanel config={stage.config} controller={stage.controller} />);
  };
  const field = (name: string): HTMLInputElement => {
    const label = stage.all("label").find(({ textContent }) => textContent?.startsWith(name));
    return label?.querySelector("input, textarea") as HTMLInputElement;
  };

  test("of nothing and of several say so", () => {
    open();
    expect(stage.one(".ed-details").textContent).toContain("Select a region");
    stage.edit((controller) => controller.select(["a", "b"]));
    expect(stage.one(".ed-details").textContent).toBe("2 regions selected");
  });

  test("change the place by numbers in image pixels, one undo step each", () => {
    open();
    stage.edit((controller) => controller.select(["a"]));
    expect(["X", "Y", "Width", "Height", "Rotation"].map((name) => field(name).value)).toEqual([
      "20",
      "10",
      "40",
      "20",
      "0",
    ]);
    stage.type(field("Width"), "55.5");
    stage.leave(field("Width"));
    stage.type(field("Rotation"), "-90");
    stage.key(field("Rotation"), "Enter");
    expect(stage.controller.store.region("a")?.mark).toMatchObject({
      x: 20,
      y: 10,
      width: 55.5,
      height: 20,
      rotation: 270,
    });
    stage.edit((controller) => controller.undo());
    expect(field("Rotation").value).toBe("0");
  });

  test("leave the place alone for what is no number, and for Escape", () => {
    open();
    stage.edit((controller) => controller.select(["a"]));
    const before = stage.controller.store.region("a");
    stage.type(field("X"), "");
    stage.leave(field("X"));
    stage.type(field("X"), "99");
    stage.key(field("X"), "Escape");
    stage.leave(field("X"));
    expect(stage.controller.store.region("a")).toBe(before);
  });

  test("ask the questions for this region and keep its note", () => {
    open();
    stage.edit((controller) => controller.select(["b"]));
    expect(stage.all(".ed-asked")).toHaveLength(0);
    stage.edit((controller) => controller.select(["a"]));
    stage.click(stage.all(".ed-asked input")[1] as HTMLElement);
    stage.type(field("Note"), "half hidden");
    stage.leave(field("Note"));
    expect(stage.controller.store.region("a")).toMatchObject({
      answers: { seen: { kind: "choices", choices: ["Far"] } },
      meta: "half hidden",
    });
  });

  test("keep what was typed about a region when another one is selected", () => {
    open();
    stage.edit((controller) => controller.select(["a"]));
    stage.type(field("Note"), "mine");
    stage.edit((controller) => controller.select(["b"]));
    expect(stage.controller.store.region("a")?.meta).toBe("mine");
    expect(stage.controller.store.region("b")?.meta).toBeNull();
    expect(field("Note").value).toBe("");
  });

  test("offer to accept a prediction, once", () => {
    open();
    stage.edit((controller) => controller.select(["b"]));
    expect(stage.one(".ed-details .ed-note").textContent).toBe("Prediction · Score 75 %");
    stage.click(stage.one(".ed-details .ed-button"));
    expect(stage.controller.store.isPending("b")).toBe(false);
    expect(stage.all(".ed-details .ed-button")).toHaveLength(0);
    stage.edit((controller) => controller.select(["a"]));
    expect(stage.all(".ed-details .ed-button")).toHaveLength(0);
  });

  test("of a locked region cannot be changed", () => {
    open();
    stage.edit((controller) => controller.toggleLocked(["a"]));
    stage.edit((controller) => controller.select(["a"]));
    expect(stage.all<HTMLInputElement>("input[type=number], textarea").every(({ disabled }) => disabled)).toBe(true);
  });
});

describe("the palette", () => {
  const open = (): Stage => {
    stage = new Stage(config);
    stage.load(three);
    return stage.show(<LabelPalette config={stage.config} controller={stage.controller} />);
  };
  const button = (name: string): HTMLButtonElement => {
    const found = stage.all<HTMLButtonElement>(".ed-label").find(({ textContent }) => textContent?.includes(name));
    return found as HTMLButtonElement;
  };

  test("shows key, name and count, and picks what to draw with", () => {
    open();
    expect(button("Car").textContent).toBe("1Car2, 2 regions");
    stage.click(button("Bus"));
    expect(stage.controller.activeLabels).toEqual({ control: "box", values: ["Bus"] });
    expect(button("Bus").getAttribute("aria-pressed")).toBe("true");
  });

  test("relabels a selected region and shows what it carries", () => {
    open();
    stage.edit((controller) => controller.select(["a"]));
    expect(button("Car").getAttribute("aria-pressed")).toBe("true");
    stage.click(button("Lorry"));
    expect(stage.controller.store.region("a")?.labels).toEqual({ box: ["truck"] });
    expect(button("Lorry").disabled).toBe(true);
    expect(button("Lorry").title).toBe("used as often as allowed");
  });

  test("is searched with the slash key; Enter picks the first", () => {
    open();
    stage.key(document.body, "/");
    const search = stage.one<HTMLInputElement>("input[type=search]");
    expect(document.activeElement).toBe(search);
    stage.type(search, "ka");
    expect(stage.one(".ed-note").textContent).toBe("No label has that in its name.");
    stage.type(search, "ki");
    expect(stage.all(".ed-label")).toHaveLength(1);
    stage.key(search, "Enter");
    expect(stage.controller.activeLabels?.values).toEqual(["Kite"]);
    expect(stage.all(".ed-label")).toHaveLength(11);
  });
});

test("a label is put away when it was used as often as allowed, and stays away", () => {
  stage = new Stage(config);
  const { controller } = stage;
  const shape = { kind: "rectangle", x: 1, y: 1, width: 20, height: 20, rotation: 0 } as const;
  controller.chooseLabel("box", "truck");
  expect(controller.draw("image", shape)?.labels).toEqual({ box: ["truck"] });
  expect(controller.activeLabels).toBeNull();
  controller.chooseLabel("box", "truck");
  expect(controller.activeLabels).toBeNull();
  controller.undo();
  controller.chooseLabel("box", "truck");
  expect(controller.activeLabels?.values).toEqual(["truck"]);
});

test("undo and redo are enabled while there is something to undo or redo", () => {
  stage = new Stage(config);
  stage.load(three).show(<HistoryBar controller={stage.controller} />);
  const [undo, redo] = stage.all<HTMLButtonElement>("button");
  expect([undo?.disabled, redo?.disabled]).toEqual([true, true]);
  stage.edit((controller) => controller.remove(["a"]));
  expect([undo?.disabled, redo?.disabled]).toEqual([false, true]);
  stage.click(undo as HTMLElement);
  expect([undo?.disabled, redo?.disabled]).toEqual([true, false]);
  expect(undo?.getAttribute("aria-keyshortcuts")).toBe("Control+Z");
});

test("every answer with a key is an action that runs where it is asked", () => {
  stage = new Stage(config);
  stage.load(three);
  const actions = taskActions(stage.config, stage.controller, englishTaskMessages);
  const action = (id: string): (typeof actions)[number] =>
    actions.find((each) => each.id === id) as (typeof actions)[number];
  expect(action("choice:seen:Cut").enabled()).toBe(false);
  stage.edit((controller) => controller.select(["a"]));
  expect(action("choice:seen:Cut").enabled()).toBe(true);
  action("choice:seen:Cut").run();
  expect(stage.controller.store.region("a")?.answers).toEqual({ seen: { kind: "choices", choices: ["Cut"] } });
  expect(action("rating:sure").shortcut).toBe("y");
  for (let press = 0; press < 6; press++) action("rating:sure").run();
  expect(stage.controller.store.answers()).toEqual({});
  action("rating:sure").run();
  expect(stage.controller.store.answers()).toEqual({ sure: { kind: "rating", rating: 1 } });
});

test("axe finds nothing in a task and its panels", async () => {
  stage = new Stage(
    `<View><Header value="Read"/><Text name="image" value="$t"/><Labels name="box" toName="image">${labels.map((label) => `<Label value="${label}"/>`).join("")}</Labels>
    <Choices name="c" toName="image"><Choice value="A"/><Choice value="B"/></Choices>
    <Choices name="d" toName="image" layout="select"><Choice value="A"/></Choices><Rating name="r" toName="image"/>
    <TextArea name="x" toName="image"/><TextArea name="y" toName="image" perRegion="true"/></View>`,
    { t: "Ann met Bo." },
  );
  const { controller } = stage;
  const span = {
    id: "a",
    from_name: "box",
    to_name: "image",
    type: "labels",
    value: { start: 0, end: 3, text: "Ann", labels: ["Car"] },
  };
  stage.load([span]);
  stage.edit(() => controller.select(["a"]));
  stage.edit(() => controller.answer("x", { kind: "text", texts: ["one"] }));
  stage.show(
    <>
      <h1>Task</h1>
      <TaskView
        config={stage.config}
        data={{ t: "Ann met Bo." }}
        controller={controller}
        resolveUrl={(url) => url}
        labelsInline={false}
      />
      <LabelPalette config={stage.config} controller={controller} />
      <RegionPanel config={stage.config} controller={controller} />
      <DetailsPanel config={stage.config} controller={controller} />
      <HistoryBar controller={controller} />
    </>,
  );
  const { violations } = await axe.run(stage.host, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
