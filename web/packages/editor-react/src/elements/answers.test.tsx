// @vitest-environment jsdom
import { act } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { revealControl, TaskView } from "../index.ts";
import { Stage } from "../stage.fixture.tsx";

let stage: Stage;

afterEach(() => stage.close());

function open(body: string, options: ConstructorParameters<typeof Stage>[2] = {}): Stage {
  stage = new Stage(`<View><Text name="t" value="$t"/>${body}</View>`, { t: "some text" }, options);
  const { config, controller } = stage;
  return stage.show(
    <TaskView config={config} data={{ t: "some text" }} controller={controller} resolveUrl={(url) => url} />,
  );
}

const answers = (): unknown => stage.controller.store.answers();

describe("choices", () => {
  const choices = `<Choice value="Good" hint="all right"/><Choice value="Bad" alias="b"/>`;

  test("one at a time; a second press takes it away; undo brings it back", () => {
    open(`<Choices name="c" toName="t">${choices}</Choices>`);
    const [good, bad] = stage.all<HTMLInputElement>("input[type=radio]");
    stage.click(good as HTMLElement);
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["Good"] } });
    stage.click(bad as HTMLElement);
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["b"] } });
    expect(bad?.checked).toBe(true);
    stage.click(bad as HTMLElement);
    expect(answers()).toEqual({});
    stage.edit((controller) => controller.undo());
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["b"] } });
  });

  test("several with checkboxes", () => {
    open(`<Choices name="c" toName="t" choice="multiple" showInline="true">${choices}</Choices>`);
    for (const box of stage.all("input[type=checkbox]")) stage.click(box);
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["Good", "b"] } });
    expect(stage.one("fieldset").dataset.inline).toBe("true");
  });

  test("as a list to drop down", () => {
    open(`<Choices name="c" toName="t" layout="select" required="true">${choices}</Choices>`);
    const select = stage.one<HTMLSelectElement>("select");
    expect(select.getAttribute("aria-required")).toBe("true");
    stage.type(select, "b");
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["b"] } });
    stage.type(select, "");
    expect(answers()).toEqual({});
  });

  test("nested ones are answered by their path", () => {
    open(`<Choices name="c" toName="t" allowNested="true"><Choice value="A"><Choice value="B"/></Choice></Choices>`);
    stage.click(stage.one("li li input"));
    expect(answers()).toEqual({ c: { kind: "choices", choices: ["A\u001fB"] } });
  });

  test("a control that depends on a choice comes and goes with it", () => {
    open(
      `<Choices name="c" toName="t">${choices}</Choices><View visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="Bad"><Rating name="r" toName="t"/></View>`,
    );
    expect(stage.all(".ed-rating")).toHaveLength(0);
    stage.click(stage.all("input")[1] as HTMLElement);
    expect(stage.all(".ed-rating")).toHaveLength(1);
  });

  test("readonly ones cannot be changed", () => {
    open(`<Choices name="c" toName="t">${choices}</Choices>`, { readonly: true });
    expect(stage.one<HTMLFieldSetElement>("fieldset").disabled).toBe(true);
  });
});

describe("rating", () => {
  test("stars are radio buttons, a second press on one clears", () => {
    open(`<Rating name="r" toName="t" maxRating="3" required="true"/>`);
    const stars = stage.all<HTMLInputElement>("input");
    expect(stars.map((star) => star.getAttribute("aria-label"))).toEqual(["1 star", "2 stars", "3 stars"]);
    expect(stage.one("legend").textContent).toBe("r, required");
    stage.click(stars[1] as HTMLElement);
    expect(answers()).toEqual({ r: { kind: "rating", rating: 2 } });
    expect(stage.all(".ed-star").map((star) => star.dataset.filled)).toEqual(["true", "true", "false"]);
    stage.click(stars[1] as HTMLElement);
    expect(answers()).toEqual({});
  });
});

describe("texts", () => {
  const entry = (): HTMLTextAreaElement => stage.one<HTMLTextAreaElement>(".ed-text-entry textarea");

  test("Enter gives a text, Shift+Enter does not", () => {
    open(`<TextArea name="x" toName="t" placeholder="Say"/>`);
    expect(entry().placeholder).toBe("Say");
    stage.type(entry(), "one");
    stage.key(entry(), "Enter", { shiftKey: true });
    expect(answers()).toEqual({});
    stage.key(entry(), "Enter");
    stage.type(entry(), "two");
    stage.click(stage.one(".ed-text-entry button"));
    expect(answers()).toEqual({ x: { kind: "text", texts: ["one", "two"] } });
    expect(entry().value).toBe("");
  });

  test("what was typed is given when the field is left", () => {
    open(`<TextArea name="x" toName="t"/>`);
    stage.type(entry(), "half a thought");
    stage.leave(entry());
    expect(answers()).toEqual({ x: { kind: "text", texts: ["half a thought"] } });
  });

  test("what was typed is given when the field goes away, and before Ctrl+Enter reaches the page", () => {
    open(`<TextArea name="x" toName="t"/>`);
    stage.type(entry(), "one");
    const seen: unknown[] = [];
    const page = (): void => void seen.push(answers());
    window.addEventListener("keydown", page, { once: true });
    stage.key(entry(), "Enter", { ctrlKey: true });
    expect(seen).toEqual([{ x: { kind: "text", texts: ["one"] } }]);
    stage.type(entry(), "1½");
    act(() => void window.dispatchEvent(new Event("beforeunload")));
    stage.type(entry(), "two");
    stage.show(<p>something else</p>);
    expect(answers()).toEqual({ x: { kind: "text", texts: ["one", "1½", "two"] } });
  });

  test("given texts can be changed in place and deleted; Escape leaves them", () => {
    open(`<TextArea name="x" toName="t"/>`);
    stage.edit((controller) => controller.answer("x", { kind: "text", texts: ["one", "two"] }));
    const [first, second] = stage.all<HTMLTextAreaElement>(".ed-text-list textarea");
    stage.type(first as HTMLElement, "uno");
    stage.key(first as HTMLElement, "Escape");
    stage.leave(first as HTMLElement);
    expect(answers()).toEqual({ x: { kind: "text", texts: ["one", "two"] } });
    stage.type(second as HTMLElement, "due");
    stage.leave(second as HTMLElement);
    stage.click(stage.all(".ed-text-list button")[0] as HTMLElement);
    expect(answers()).toEqual({ x: { kind: "text", texts: ["due"] } });
  });

  test("at most maxSubmissions, no duplicates where they are not wanted, not editable where it says so", () => {
    open(`<TextArea name="x" toName="t" maxSubmissions="2" skipDuplicates="true" editable="false"/>`);
    for (const text of ["one", "one", "two"]) {
      stage.type(entry(), text);
      stage.key(entry(), "Enter");
    }
    expect(answers()).toEqual({ x: { kind: "text", texts: ["one", "two"] } });
    expect(stage.all("textarea")).toHaveLength(0);
    expect(stage.all(".ed-given-text").map(({ textContent }) => textContent)).toEqual(["one", "two"]);
  });
});

test("a control whose answer is missing is brought to the focus", () => {
  open(`<Rating name="a" toName="t"/><TextArea name="it's" toName="t"/>`);
  expect(revealControl(document, "it's")).toBe(true);
  expect(document.activeElement).toBe(stage.one("textarea"));
  expect(revealControl(document, "other")).toBe(false);
});

test("headers, styles and unknown controls are shown as the config lays them out", () => {
  open(
    `<Style>.big { color: red } body { position: fixed }</Style><Header value="On $t" size="2"/><View className="big" style="display:flex;position:fixed"><Taxonomy name="x" toName="t"/></View>`,
  );
  expect(stage.one(".ed-header").textContent).toBe("On some text");
  expect(stage.one(".config-big").style.display).toBe("flex");
  expect(stage.one(".config-big").style.position).toBe("");
  expect(stage.one(".ed-note").textContent).toContain("Taxonomy");
  const scope = [...stage.one(".ed-task").classList].find((name) => name.startsWith("ed-scope"));
  const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  expect(rules.map((rule) => rule.replace(/\s+/g, " "))).toEqual([`.${scope} .config-big { color: red; }`]);
});
