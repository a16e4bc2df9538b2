import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Content,
  contributes,
  controlOf,
  emptyContent,
  missing,
  parseConfig,
  type Region,
  visibleControls,
} from "./index.ts";

function configOf(body: string): ReturnType<typeof parseConfig>["config"] {
  return parseConfig(`<View><Image name="i" value="$i"/><Text name="t" value="$t"/>${body}</View>`).config;
}

function regionOf(control: string, labels: readonly string[], answers: Readonly<Record<string, Answer>> = {}): Region {
  return {
    id: `r-${labels.join()}`,
    object: "i",
    control,
    mark: { kind: "rectangle", x: 0, y: 0, width: 1, height: 1, rotation: 0 },
    labels: { [control]: labels },
    answers,
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
  };
}

const chosen = (...choices: readonly string[]): Answer => ({ kind: "choices", choices });
const answered = (answers: Readonly<Record<string, Answer>>): Content => ({ ...emptyContent, answers });
const boxes = `<RectangleLabels name="box" toName="i"><Label value="Car"/><Label value="Bus"/></RectangleLabels>`;

describe("regions", () => {
  const config = configOf(`${boxes}
    <Choices name="own" toName="i" perRegion="true"><Choice value="A"/></Choices>
    <Choices name="car" toName="i" perRegion="true" whenLabelValue="Car"><Choice value="A"/></Choices>
    <Choices name="words" toName="t" perRegion="true"><Choice value="A"/></Choices>
    <Rating name="any" toName="i" visibleWhen="region-selected"/>
    <Rating name="bus" toName="i" visibleWhen="region-selected" whenLabelValue="Bus, Tram" whenTagName="box"/>
    <Rating name="none" toName="i" visibleWhen="no-region-selected"/>`);

  test("without a selection, only what needs none is shown", () => {
    expect([...visibleControls(config, emptyContent, null)]).toEqual(["box", "none"]);
  });

  test("with one, the controls for its object and its labels are", () => {
    expect([...visibleControls(config, emptyContent, regionOf("box", ["Car"]))]).toEqual(["box", "own", "car", "any"]);
    expect([...visibleControls(config, emptyContent, regionOf("box", ["Bus"]))]).toEqual(["box", "own", "any", "bus"]);
  });
});

describe("choices", () => {
  const config = configOf(`
    <Choices name="kind" toName="t"><Choice value="Letter" alias="l"/><Choice value="Bill"/></Choices>
    <View visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Letter">
      <Choices name="tone" toName="t"><Choice value="Warm"/></Choices>
      <TextArea name="deep" toName="t" visibleWhen="choice-selected" whenTagName="tone"/>
    </View>
    <Rating name="not" toName="t" visibleWhen="choice-unselected" whenTagName="kind" whenChoiceValue="Bill"/>`);

  test("a choice counts by its alias and by its value", () => {
    expect([...visibleControls(config, answered({ kind: chosen("l") }), null)]).toEqual(["kind", "tone", "not"]);
    expect([...visibleControls(config, answered({ kind: chosen("Bill") }), null)]).toEqual(["kind"]);
  });

  test("a hidden control's answer opens nothing and is not part of the result", () => {
    const content = answered({ kind: chosen("Bill"), tone: chosen("Warm"), deep: { kind: "text", texts: ["x"] } });
    expect([...visibleControls(config, content, null)]).toEqual(["kind"]);
    const counted = config.controls.filter((control) => contributes(config, control, content, null));
    expect(counted.map(({ name }) => name)).toEqual(["kind"]);
  });

  test("rules that ask each other in a circle end, and both answers count", () => {
    const circle = configOf(`
      <Choices name="a" toName="t" visibleWhen="choice-selected" whenTagName="b"><Choice value="1"/></Choices>
      <Choices name="b" toName="t" visibleWhen="choice-selected" whenTagName="a"><Choice value="1"/></Choices>`);
    expect([...visibleControls(circle, answered({ a: chosen("1"), b: chosen("1") }), null)]).toEqual(["a", "b"]);
    expect([...visibleControls(circle, answered({ a: chosen("1") }), null)]).toEqual([]);
  });
});

describe("missing", () => {
  const config = configOf(`${boxes}
    <Choices name="kind" toName="i" required="true" requiredMessage="Pick a kind"><Choice value="A"/></Choices>
    <TextArea name="why" toName="i" required="true" visibleWhen="choice-selected" whenTagName="kind"/>
    <Rating name="sure" toName="i" perRegion="true" required="true" whenLabelValue="Car"/>`);

  test("lists what is asked for and shown, for the task and for each region", () => {
    expect(missing(config, emptyContent)).toEqual([{ control: "kind", message: "Pick a kind" }]);
    const car = regionOf("box", ["Car"]);
    const content = { ...answered({ kind: chosen("A") }), regions: [car, regionOf("box", ["Bus"])] };
    expect(missing(config, content)).toEqual([
      { control: "why", message: '"why" needs an answer.' },
      { control: "sure", message: '"sure" needs an answer.', region: car.id },
    ]);
  });

  test("is empty when all is said; blanks say nothing", () => {
    const sure = regionOf("box", ["Car"], { sure: { kind: "rating", rating: 2 } });
    const said = { kind: chosen("A"), why: { kind: "text", texts: ["so"] } } as const;
    expect(missing(config, { ...answered(said), regions: [sure] })).toEqual([]);
    expect(missing(config, answered({ ...said, why: { kind: "text", texts: ["  "] } }))).toHaveLength(1);
  });

  test("a required labels control wants a region", () => {
    const labels = configOf(boxes.replace("toName", 'required="true" toName'));
    expect(missing(labels, emptyContent)).toHaveLength(1);
    expect(missing(labels, { ...emptyContent, regions: [regionOf("box", ["Car"])] })).toEqual([]);
    expect(controlOf(labels, "box")?.required).toBe(true);
  });
});
