// @vitest-environment jsdom
import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { TaskView } from "../index.ts";
import { Stage } from "../stage.fixture.tsx";
import { selectedStretch } from "./text-selection.ts";

const text = "Ann met Bo.\n\nThey left.";
const config = `<View><Labels name="l" toName="t"><Label value="Person" hotkey="p"/><Label value="Place"/></Labels><Text name="t" value="$t"/></View>`;

let stage: Stage;

afterEach(() => stage.close());

function open(xml = config, options: ConstructorParameters<typeof Stage>[2] = {}): Stage {
  const data = { t: text };
  stage = new Stage(xml, data, options);
  stage.show(<TaskView config={stage.config} data={data} controller={stage.controller} resolveUrl={(url) => url} />);
  return stage;
}

const root = (): HTMLElement => stage.one(".ed-text");

/** Selects from one letter of the text to another, as the pointer would. */
function select(start: number, end: number): void {
  const place = (offset: number): readonly [Node, number] => {
    const holder = stage
      .all("[data-offset]")
      .findLast((each) => Number(each.dataset.offset) <= offset && each.textContent !== "");
    return [holder?.firstChild ?? root(), offset - Number(holder?.dataset.offset ?? 0)];
  };
  document.getSelection()?.setBaseAndExtent(...place(start), ...place(end));
}

function letGo(): void {
  for (const type of ["pointerdown", "pointerup"]) {
    act(() => void (type === "pointerup" ? document : root()).dispatchEvent(new MouseEvent(type, { bubbles: true })));
  }
}

const marks = (): unknown => stage.controller.store.regions().map(({ mark, labels }) => ({ mark, labels }));

test("the text is there letter by letter, line by line", () => {
  open();
  expect(stage.all(".ed-paragraph").map(({ textContent }) => textContent)).toEqual(["Ann met Bo.", "", "They left."]);
});

describe("selecting text", () => {
  test("makes a span with the active label, without the blanks around it", () => {
    open();
    stage.edit((controller) => controller.chooseLabel("l", "Person"));
    select(7, 10);
    letGo();
    expect(marks()).toEqual([{ mark: { kind: "span", start: 8, end: 10, text: "Bo" }, labels: { l: ["Person"] } }]);
    expect(document.getSelection()?.isCollapsed).toBe(true);
    expect(stage.one("mark").dataset.label).toBe("Person");
  });

  test("over line breaks counts them", () => {
    open();
    stage.edit((controller) => controller.chooseLabel("l", "Place"));
    select(8, 17);
    letGo();
    expect(marks()).toMatchObject([{ mark: { start: 8, end: 17, text: text.slice(8, 17) } }]);
    expect(stage.all("mark")).toHaveLength(2);
  });

  test("first and choosing a label then is the same", () => {
    open();
    select(0, 3);
    letGo();
    expect(marks()).toEqual([]);
    stage.edit((controller) => controller.chooseLabel("l", "Person"));
    expect(marks()).toMatchObject([{ mark: { start: 0, end: 3, text: "Ann" } }]);
  });

  test("does nothing in a task for reading, nor where selection is off", () => {
    open(config, { readonly: true });
    select(0, 3);
    letGo();
    expect(marks()).toEqual([]);
    stage.close();
    open(config.replace('value="$t"', 'value="$t" selectionEnabled="false"'));
    stage.edit((controller) => controller.chooseLabel("l", "Person"));
    select(0, 3);
    letGo();
    expect(marks()).toEqual([]);
  });

  test("saves no text where the config says so", () => {
    open(config.replace('value="$t"', 'value="$t" saveTextResult="no" granularity="word"'));
    stage.edit((controller) => controller.chooseLabel("l", "Person"));
    select(1, 2);
    letGo();
    expect(marks()).toMatchObject([{ mark: { start: 0, end: 3, text: null } }]);
  });

  test("by keyboard: Enter makes the span", () => {
    open();
    stage.edit((controller) => controller.chooseLabel("l", "Person"));
    select(0, 3);
    stage.key(root(), "Enter");
    expect(marks()).toMatchObject([{ mark: { start: 0, end: 3 } }]);
  });
});

describe("spans", () => {
  const item = (id: string, start: number, end: number, label: string): Readonly<Record<string, unknown>> => ({
    id,
    from_name: "l",
    to_name: "t",
    type: "labels",
    value: { start, end, text: text.slice(start, end), labels: [label] },
  });

  test("that overlap are cut where they begin and end, and a press selects the topmost", () => {
    open().load([item("a", 0, 7, "Person"), item("b", 4, 10, "Place")]);
    const found = stage.all("mark");
    expect(found.map(({ textContent, title }) => [textContent, title])).toEqual([
      ["Ann ", "Person"],
      ["met", "Person, Place"],
      [" Bo", "Place"],
    ]);
    stage.click(found[1] as HTMLElement);
    expect(stage.controller.selection).toEqual(["b"]);
    stage.click(stage.all("mark")[1] as HTMLElement);
    expect(stage.controller.selection).toEqual(["a"]);
    expect(stage.all("mark[data-selected]")).toHaveLength(2);
  });

  test("that are hidden or deleted leave the text alone", () => {
    open().load([item("a", 0, 7, "Person")]);
    stage.edit((controller) => controller.toggleHidden(["a"]));
    expect(stage.all("mark")).toHaveLength(0);
    expect(stage.all(".ed-paragraph")[0]?.textContent).toBe("Ann met Bo.");
    stage.edit((controller) => controller.undo());
    expect(stage.all("mark")).toHaveLength(1);
  });
});

test("a selection that begins or ends outside is cut to the text", () => {
  open();
  const before = document.createElement("p");
  before.textContent = "before";
  stage.host.prepend(before);
  const last = stage.all("[data-offset]").at(-1)?.firstChild as Node;
  document.getSelection()?.setBaseAndExtent(before.firstChild as Node, 2, last, 4);
  expect(selectedStretch(root())).toEqual({ start: 0, end: 17 });
  document.getSelection()?.selectAllChildren(root());
  expect(selectedStretch(root())).toEqual({ start: 0, end: text.length });
  document.getSelection()?.selectAllChildren(before);
  expect(selectedStretch(root())).toBeNull();
});

test("a task without the text says what is missing", () => {
  stage = new Stage(config, {});
  stage.show(<TaskView config={stage.config} data={{}} controller={stage.controller} resolveUrl={(url) => url} />);
  expect(stage.one(".ed-note").textContent).toContain("$t");
});

describe("the ends of the selected span", () => {
  const grip = (end: string): HTMLElement => stage.one(`.ed-span-handle[data-end=${end}]`);
  const spans = (): unknown => stage.controller.store.regions().map(({ mark }) => mark);

  function opened(options: ConstructorParameters<typeof Stage>[2] = {}): void {
    open(config, options).load([
      {
        id: "a",
        from_name: "l",
        to_name: "t",
        type: "labels",
        value: { start: 8, end: 10, text: "Bo", labels: ["Person"] },
      },
    ]);
    stage.edit((controller) => controller.select(["a"]));
  }

  test("are moved by the arrow keys, and undo brings them back", () => {
    opened();
    stage.key(grip("end"), "ArrowRight");
    expect(spans()).toEqual([{ kind: "span", start: 8, end: 11, text: "Bo." }]);
    stage.key(grip("start"), "ArrowLeft");
    stage.key(grip("start"), "ArrowLeft");
    expect(spans()).toMatchObject([{ start: 6, end: 11 }]);
    expect(grip("start").getAttribute("aria-valuenow")).toBe("6");
    stage.edit((controller) => controller.undo());
    stage.edit((controller) => controller.undo());
    stage.edit((controller) => controller.undo());
    expect(spans()).toEqual([{ kind: "span", start: 8, end: 10, text: "Bo" }]);
  });

  test("are dragged to a letter as one change", () => {
    opened();
    const place = { offsetNode: stage.all("[data-offset]")[0]?.firstChild as Node, offset: 4 };
    Object.assign(document, { caretPositionFromPoint: () => place });
    const pointer = (target: EventTarget, type: string): void =>
      act(() => void target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0 })));
    pointer(grip("start"), "pointerdown");
    pointer(document, "pointermove");
    pointer(document, "pointermove");
    pointer(document, "pointerup");
    pointer(document, "pointermove");
    Object.assign(document, { caretPositionFromPoint: undefined });
    expect(spans()).toEqual([{ kind: "span", start: 4, end: 10, text: "met Bo" }]);
    stage.edit((controller) => controller.undo());
    expect(spans()).toMatchObject([{ start: 8, end: 10 }]);
  });

  test("are not there in an editor for reading, nor for several spans", () => {
    opened({ readonly: true });
    expect(stage.all(".ed-span-handle")).toHaveLength(0);
  });

  test("leave the letters of the text as they are", () => {
    opened();
    expect(stage.all(".ed-paragraph").map(({ textContent }) => textContent)).toEqual(["Ann met Bo.", "", "They left."]);
  });
});
