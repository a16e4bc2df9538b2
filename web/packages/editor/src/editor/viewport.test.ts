// @vitest-environment jsdom
import { rectangle } from "@assay/geometry";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordCanvases } from "../render/recording.fixture.ts";
import { createEditor, type EditorController } from "./controller.ts";
import { optionsFor, regionOf } from "./driver.fixture.ts";
import type { EditorOptions } from "./options.ts";

recordCanvases();
const size = { width: 800, height: 600 };
let host: HTMLElement;
let editor: EditorController;
let said: string[];

/** Mounts an image of 800 x 600 in a viewport of the same size, so that screen and image pixels agree. */
function mounted(more: Partial<EditorOptions> = {}): HTMLElement {
  said = [];
  editor = createEditor(optionsFor(said, { settings: { motion: false }, ...more }));
  editor.store.load({
    regions: [regionOf("a", rectangle(100, 100, 200, 100)), regionOf("b", rectangle(400, 300, 100, 100))],
    answers: {},
    kept: [],
  });
  editor.mount("image", host, { image: document.createElement("canvas"), size });
  return rootOf();
}

function rootOf(): HTMLElement {
  const root = host.querySelector<HTMLElement>(".assay-viewport");
  if (root === null) throw new Error("no viewport");
  return root;
}

function handleNamed(name: string): HTMLButtonElement {
  const handle = host.querySelector<HTMLButtonElement>(`[data-handle=${name}]`);
  if (handle === null) throw new Error(`no handle ${name}`);
  return handle;
}

function point(type: string, x: number, y: number, init: PointerEventInit = {}, target: Element = rootOf()): void {
  target.dispatchEvent(
    new PointerEvent(`pointer${type}`, { clientX: x, clientY: y, bubbles: true, pointerId: 1, ...init }),
  );
}

function drag(from: readonly [number, number], to: readonly [number, number], init: PointerEventInit = {}): void {
  point("down", ...from, init);
  point("move", ...to, init);
  point("up", ...to, init);
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = rootOf()): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

function markOf(id: string): unknown {
  return editor.store.region(id)?.mark;
}

beforeEach(() => {
  host = document.createElement("div");
  document.body.replaceChildren(host);
});

afterEach(() => editor.destroy());

describe("a mounted image", () => {
  test("is an application with a name, a role description and the focus", () => {
    const root = mounted();
    expect(root.getAttribute("role")).toBe("application");
    expect(root.getAttribute("aria-roledescription")).toBe("image editor");
    expect(root.getAttribute("aria-label")).toBe("Image image");
    expect(root.tabIndex).toBe(0);
    point("down", 5, 5);
    expect(document.activeElement).toBe(root);
  });

  test("leaves nothing behind when it is unmounted or mounted again", () => {
    mounted();
    editor.mount("image", host, { image: document.createElement("canvas"), size });
    expect(host.querySelectorAll(".assay-viewport")).toHaveLength(1);
    editor.unmount("image");
    expect(host.childElementCount).toBe(0);
    expect(editor.camera.get()).toBeNull();
  });

  test("draws, moves and resizes by pointer", () => {
    mounted();
    editor.chooseLabel("label", "Person");
    drag([500, 100], [600, 150]);
    expect(markOf("r1")).toEqual(rectangle(500, 100, 100, 50));
    editor.tool = "select";
    drag([550, 120], [560, 140]);
    expect(markOf("r1")).toEqual(rectangle(510, 120, 100, 50));
    point("down", 610, 170, {}, handleNamed("se"));
    point("move", 630, 200);
    point("up", 630, 200);
    expect(markOf("r1")).toEqual(rectangle(510, 120, 120, 80));
    editor.undo();
    editor.undo();
    editor.undo();
    expect(editor.store.size).toBe(2);
    expect(editor.store.canUndo).toBe(false);
  });

  test("says once what a marquee selected, when it ends", () => {
    mounted();
    point("down", 50, 50);
    point("move", 150, 150);
    point("move", 450, 350);
    expect(editor.selection).toEqual(["a", "b"]);
    expect(said).toEqual([]);
    point("up", 450, 350);
    expect(said).toEqual(["2 regions selected"]);
    said.length = 0;
    drag([450, 350], [460, 350], { shiftKey: false });
    drag([700, 500], [690, 500]);
    drag([150, 150], [160, 150]);
    expect(said).toEqual(["Nothing selected", "Car selected, 1 of 2", "Moved to x 120, y 100. Now 200 by 100 pixels"]);
  });

  test("zooms to the pointer by wheel and tells the camera's listeners", () => {
    const root = mounted();
    let heard = 0;
    editor.camera.subscribe(() => {
      heard++;
    });
    const event = new WheelEvent("wheel", { deltaY: -120, clientX: 200, clientY: 100, cancelable: true });
    root.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(editor.camera.get()?.scale).toBeCloseTo(2 ** 0.25);
    expect(editor.debug.imageToScreen("image", { x: 200, y: 100 })?.x).toBeCloseTo(200);
    expect(heard).toBe(1);
  });

  test("pans by the middle button and by Space, whatever the tool", () => {
    mounted();
    editor.chooseLabel("label", "Car");
    editor.camera.zoomBy(2);
    const before = editor.camera.get()?.x ?? 0;
    drag([400, 300], [380, 300], { button: 1 });
    expect(editor.camera.get()?.x).toBe(before - 20);
    press(" ");
    drag([400, 300], [390, 300]);
    expect(editor.camera.get()?.x).toBe(before - 30);
    rootOf().dispatchEvent(new KeyboardEvent("keyup", { key: " ", bubbles: true }));
    expect(editor.store.size).toBe(2);
  });

  test("takes two fingers for a pinch and draws nothing by them", () => {
    mounted();
    editor.chooseLabel("label", "Car");
    const finger = (id: number): PointerEventInit => ({ pointerId: id, pointerType: "touch" });
    point("down", 300, 300, finger(1));
    point("down", 500, 300, finger(2));
    point("move", 200, 300, finger(1));
    point("move", 600, 300, finger(2));
    point("up", 200, 300, finger(1));
    point("up", 600, 300, finger(2));
    expect(editor.camera.get()?.scale).toBeCloseTo(2);
    expect(editor.store.size).toBe(2);
  });

  test("draws with the pen, and from then on moves the image with a finger", () => {
    mounted();
    editor.chooseLabel("label", "Car");
    drag([400, 300], [420, 330], { pointerType: "touch" });
    expect(editor.store.size).toBe(3);
    drag([400, 100], [420, 130], { pointerType: "pen" });
    expect(editor.store.size).toBe(4);
    editor.camera.zoomBy(2);
    const before = editor.camera.get()?.x ?? 0;
    drag([400, 300], [380, 300], { pointerType: "touch" });
    expect(editor.store.size).toBe(4);
    expect(editor.camera.get()?.x).toBe(before - 20);
  });

  test("tells where the pointer is on the image", () => {
    mounted();
    editor.camera.zoomBy(2);
    point("move", 400, 300);
    expect(editor.pointer).toEqual({ object: "image", at: { x: 400, y: 300 } });
    rootOf().dispatchEvent(new PointerEvent("pointerleave"));
    expect(editor.pointer?.at).toBeNull();
  });

  test("answers hit tests for tests", () => {
    mounted();
    expect(editor.debug.hitTest("image", { x: 150, y: 150 })).toEqual(["a"]);
    expect(editor.debug.regions().map((region) => region.id)).toEqual(["a", "b"]);
  });
});

describe("handles", () => {
  test("are named buttons that work by arrow keys and can be undone", () => {
    mounted();
    editor.selection = ["a"];
    const handle = handleNamed("e");
    expect(handle.getAttribute("aria-label")).toBe("Right edge");
    press("ArrowRight", {}, handle);
    press("ArrowRight", { shiftKey: true }, handle);
    expect(markOf("a")).toEqual(rectangle(100, 100, 211, 100));
    press("ArrowRight", {}, handleNamed("rotate"));
    expect(markOf("a")).toMatchObject({ rotation: 1 });
    editor.undo();
    editor.undo();
    editor.undo();
    expect(markOf("a")).toEqual(rectangle(100, 100, 200, 100));
  });

  test("take the focus by Enter and give it back by Escape", () => {
    const root = mounted();
    editor.selection = ["a"];
    root.focus();
    press("Enter");
    expect(document.activeElement).toBe(handleNamed("nw"));
    press("Escape", {}, handleNamed("nw"));
    expect(document.activeElement).toBe(root);
  });
});

describe("keys", () => {
  test("nudge the selection, by 10 with Shift", () => {
    mounted();
    editor.selection = ["a"];
    expect(press("ArrowRight").defaultPrevented).toBe(true);
    press("ArrowDown", { shiftKey: true });
    expect(markOf("a")).toEqual(rectangle(101, 110, 200, 100));
  });

  test("are Label Studio's by default", () => {
    mounted();
    editor.selection = ["a"];
    press("h", { altKey: true, code: "KeyH" });
    expect(editor.store.region("a")?.hidden).toBe(true);
    press("l", { altKey: true, code: "KeyL" });
    expect(editor.store.region("a")?.locked).toBe(true);
    press("z", { ctrlKey: true });
    press("z", { ctrlKey: true });
    expect(editor.store.region("a")).toMatchObject({ hidden: false, locked: false });
    press("z", { ctrlKey: true, shiftKey: true });
    expect(editor.store.region("a")?.hidden).toBe(true);
    press("u");
    expect(editor.selection).toEqual([]);
    editor.selection = ["b"];
    press("Backspace");
    expect(editor.store.region("b")).toBeUndefined();
    press("Backspace", { ctrlKey: true });
    expect(editor.store.size).toBe(0);
  });

  test("of a label go before those of a tool", () => {
    const labels = [{ value: "Road", text: "Road", hotkey: "r" }];
    mounted({ labels: [{ control: "label", object: "image", choice: "single", labels }] });
    press("r");
    expect(editor.activeLabels).toEqual({ control: "label", values: ["Road"] });
    press("v");
    expect(editor.tool).toBe("select");
  });

  test("Escape ends the gesture first and then the selection", () => {
    mounted();
    editor.selection = ["a"];
    point("down", 150, 150);
    point("move", 300, 300);
    press("Escape");
    point("up", 300, 300);
    expect(markOf("a")).toEqual(rectangle(100, 100, 200, 100));
    expect(editor.selection).toEqual(["a"]);
    press("Escape");
    expect(editor.selection).toEqual([]);
  });

  test("typed into a field, handled before, or without an action are left alone", () => {
    mounted();
    editor.selection = ["a"];
    const field = document.createElement("textarea");
    document.body.append(field);
    field.addEventListener("keydown", (event) => void editor.handleKey(event));
    expect(press("Backspace", {}, field).defaultPrevented).toBe(false);
    const handled = new KeyboardEvent("keydown", { key: "Backspace", cancelable: true });
    handled.preventDefault();
    expect(editor.handleKey(handled)).toBe(false);
    expect(editor.handleKey(new KeyboardEvent("keydown", { key: "F9" }))).toBe(false);
    expect(editor.handleKey(new KeyboardEvent("keydown", { key: "ArrowLeft" }))).toBe(false);
    expect(editor.store.size).toBe(2);
  });

  test("copy the page's text while some of it is selected", () => {
    mounted();
    editor.selection = ["a"];
    const text = document.createElement("p");
    text.textContent = "Guidelines";
    document.body.append(text);
    document.getSelection()?.selectAllChildren(text);
    expect(press("c", { ctrlKey: true }).defaultPrevented).toBe(false);
    document.getSelection()?.removeAllRanges();
    expect(press("c", { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(editor.canPaste).toBe(true);
  });

  test("held down repeat only what may repeat", () => {
    mounted();
    editor.selection = ["a"];
    press("ArrowRight");
    press("ArrowRight", { repeat: true });
    press("ArrowRight", { repeat: true });
    expect(markOf("a")).toEqual(rectangle(103, 100, 200, 100));
    editor.undo();
    expect(markOf("a")).toEqual(rectangle(100, 100, 200, 100));
    expect(editor.store.canUndo).toBe(false);
    press("ArrowRight", { repeat: true });
    expect(markOf("a")).toEqual(rectangle(101, 100, 200, 100));
    press("d", { ctrlKey: true, repeat: true });
    expect(editor.store.size).toBe(2);
  });
});

describe("actions", () => {
  test("have ids of their own, a label, and keys that no other fixed action has", () => {
    mounted();
    const ids = editor.actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(editor.actions.every((action) => action.label !== "")).toBe(true);
    const keys = editor.actions.flatMap((action) => [action.shortcut ?? [], action.alternatives].flat());
    expect(new Set(keys).size).toBe(keys.length);
    expect(ids).toContain("label:label:Car");
  });

  test("are one per label, also of a control of two objects", () => {
    const { labels } = optionsFor();
    mounted({ labels: [...labels, ...labels.map((control) => ({ ...control, object: "other" }))] });
    expect(editor.actions.filter((action) => action.id === "label:label:Car")).toHaveLength(1);
  });

  test("are enabled when they can do something", () => {
    mounted();
    const enabled = (id: string): boolean => editor.actions.find((action) => action.id === id)?.enabled() ?? false;
    expect(["annotation:undo", "region:delete", "region:paste", "prediction:accept-all"].map(enabled)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    editor.selection = ["a"];
    editor.copy();
    expect(enabled("region:delete")).toBe(true);
    expect(enabled("region:paste")).toBe(true);
    editor.toggleLocked(["a"]);
    expect(enabled("region:delete")).toBe(false);
    expect(enabled("annotation:undo")).toBe(true);
  });

  test("of an editor for reading change nothing", () => {
    mounted({ readonly: true });
    editor.selection = ["a"];
    for (const action of editor.actions) if (action.enabled()) action.run();
    editor.chooseLabel("label", "Person");
    expect(editor.store.content().regions).toEqual([
      regionOf("a", rectangle(100, 100, 200, 100)),
      regionOf("b", rectangle(400, 300, 100, 100)),
    ]);
  });
});

test("several images share one session and keep their own cameras", () => {
  mounted();
  const second = document.createElement("div");
  document.body.append(second);
  editor.mount("other", second, { image: document.createElement("canvas"), size: { width: 400, height: 300 } });
  editor.camera.zoomBy(2, "other");
  expect(editor.camera.get("image")?.scale).toBe(1);
  expect(editor.camera.get("other")?.scale).toBe(4);
  second.querySelector<HTMLElement>(".assay-viewport")?.focus();
  expect(editor.camera.get()?.scale).toBe(4);
});
