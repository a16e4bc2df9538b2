import { describe, expect, test } from "vitest";
import { type Content, parseConfig, type Region, readResult, type WireItem, writeResult } from "../index.ts";

const { config } = parseConfig(`<View>
  <Image name="image" value="$url"/>
  <Text name="text" value="$text"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Bus"/></RectangleLabels>
  <Rectangle name="plain" toName="image"/>
  <Labels name="kind" toName="image,text"><Label value="Old"/><Label value="New"/></Labels>
  <Choices name="seen" toName="image" perRegion="true" choice="multiple"><Choice value="Cut"/><Choice value="Far"/></Choices>
  <Rating name="sure" toName="image" perRegion="true"/>
  <TextArea name="note" toName="image"/>
  <Choices name="quality" toName="image"><Choice value="Good"/><Choice value="Bad"/></Choices>
  <TextArea name="why" toName="image" visibleWhen="choice-selected" whenTagName="quality" whenChoiceValue="Bad"/>
  <Number name="age" toName="image" perRegion="true"/>
</View>`);
const sizes = { image: { width: 200, height: 100 } };
const box = { x: 10, y: 20, width: 30, height: 40, rotation: 5 };
const image = { to_name: "image", original_width: 200, original_height: 100, image_rotation: 0 };

const wire: readonly WireItem[] = [
  { id: "q", from_name: "quality", to_name: "image", type: "choices", value: { choices: ["Bad"] }, origin: "manual" },
  {
    ...image,
    id: "a",
    from_name: "box",
    type: "rectanglelabels",
    value: { ...box, rectanglelabels: ["Car"], own: 1 },
    is_positive: true,
    meta: { text: ["one", "two"], other: 7 },
    origin: "prediction",
    score: 0.5,
  },
  { type: "relation", from_id: "a", to_id: "b", direction: "right", labels: [] },
  { ...image, id: "b", from_name: "plain", type: "rectangle", value: { ...box, x: 50 } },
  { ...image, id: "b", from_name: "kind", type: "labels", value: { ...box, x: 50, labels: ["Old"] } },
  { ...image, id: "b", from_name: "seen", type: "choices", value: { ...box, x: 50, choices: ["Cut", "Far"] } },
  { ...image, id: "b", from_name: "age", type: "number", value: { ...box, x: 50, number: 7 } },
  {
    id: "s",
    from_name: "kind",
    to_name: "text",
    type: "labels",
    value: { start: 3, end: 7, text: "word", labels: ["New"] },
  },
  { id: "w", from_name: "why", to_name: "image", type: "textarea", value: { text: ["blurred"] } },
  { id: "x", from_name: "nobody", to_name: "image", type: "choices", value: { choices: ["?"] } },
];

function changed(content: Content, id: string, change: Partial<Region>): Content {
  return {
    ...content,
    regions: content.regions.map((region) => (region.id === id ? { ...region, ...change } : region)),
  };
}

const original = readResult(config, wire, sizes);

test("items that share an id are one region", () => {
  expect(original.regions.map(({ id }) => id)).toEqual(["a", "b", "s"]);
  const [a, b, s] = original.regions;
  expect(a).toMatchObject({
    object: "image",
    control: "box",
    mark: { kind: "rectangle", x: 20, y: 20, width: 60, height: 40, rotation: 5 },
    labels: { box: ["Car"] },
    origin: "prediction",
    score: 0.5,
    meta: "one\ntwo",
  });
  expect(b).toMatchObject({
    control: "plain",
    labels: { kind: ["Old"] },
    answers: { seen: { kind: "choices", choices: ["Cut", "Far"] } },
  });
  expect(s?.mark).toEqual({ kind: "span", start: 3, end: 7, text: "word" });
  expect(original.answers).toEqual({
    quality: { kind: "choices", choices: ["Bad"] },
    why: { kind: "text", texts: ["blurred"] },
  });
  expect(original.kept).toEqual([wire[2], wire[9]]);
});

test("what nobody touched is written as the same objects in the same order", () => {
  const written = writeResult(config, original, sizes, original);
  expect(written).toHaveLength(wire.length);
  for (const [place, item] of written.entries()) expect(item).toBe(wire[place]);
});

test("a content without its list, as an editor gives it back, is written alike", () => {
  const { regions, answers, kept } = original;
  expect(writeResult(config, { regions, answers, kept }, sizes, original)).toEqual(wire);
});

describe("a moved region", () => {
  const moved = writeResult(
    config,
    changed(original, "b", { mark: { kind: "rectangle", x: 0, y: 0, width: 20, height: 10, rotation: 0 } }),
    sizes,
    original,
  );

  test("has its new place in each of its items, those of other controls too", () => {
    const place = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
    const items = moved.filter((item) => item.id === "b");
    expect(items.map(({ value }) => value)).toEqual([
      place,
      { ...place, labels: ["Old"] },
      { ...place, choices: ["Cut", "Far"] },
      { ...place, number: 7 },
    ]);
  });

  test("leaves all other items and the order alone", () => {
    for (const [place, item] of moved.entries()) {
      if (item.id !== "b") expect(item).toBe(wire[place]);
    }
  });
});

test("a relabelled prediction says that it was changed and keeps every unknown key", () => {
  const [, item] = writeResult(config, changed(original, "a", { labels: { box: ["Bus"] } }), sizes, original);
  expect(item).toEqual({
    ...wire[1],
    origin: "prediction-changed",
    value: { x: 10, y: 20, width: 30, height: 40, rotation: 5, rectanglelabels: ["Bus"], own: 1 },
  });
});

test("an accepted, hidden, locked region with a new note says just that", () => {
  const content = changed(original, "a", { origin: "manual", hidden: true, locked: true, meta: "three" });
  expect(writeResult(config, content, sizes, original)[1]).toEqual({
    ...wire[1],
    origin: "manual",
    hidden: true,
    readonly: true,
    meta: { text: ["three"], other: 7 },
  });
  const cleared = writeResult(config, changed(original, "a", { meta: null }), sizes, original)[1];
  expect(cleared?.meta).toEqual({ other: 7 });
});

test("a deleted region takes all its items with it", () => {
  const content = { ...original, regions: original.regions.filter(({ id }) => id !== "b") };
  expect(writeResult(config, content, sizes, original)).toEqual(wire.filter((item) => item.id !== "b"));
});

test("labels and answers that were taken away are not written", () => {
  const items = writeResult(config, changed(original, "b", { labels: {}, answers: {} }), sizes, original);
  expect(items.filter(({ id }) => id === "b").map((item) => item.from_name)).toEqual(["plain", "age"]);
});

test("a new region follows, with the image's size and its controls' items", () => {
  const region: Region = {
    id: "n",
    object: "image",
    control: "plain",
    mark: { kind: "rectangle", x: 20, y: 10, width: 40, height: 30, rotation: 90 },
    labels: { kind: ["New"] },
    answers: { sure: { kind: "rating", rating: 3 }, seen: { kind: "choices", choices: [] } },
    origin: "manual",
    score: null,
    hidden: false,
    locked: false,
    meta: null,
    wire: null,
  };
  const written = writeResult(config, { ...original, regions: [...original.regions, region] }, sizes, original);
  const place = { x: 10, y: 10, width: 20, height: 30, rotation: 90 };
  const common = { ...image, id: "n", origin: "manual" };
  expect(written.slice(wire.length)).toEqual([
    { ...common, from_name: "plain", type: "rectangle", value: place },
    { ...common, from_name: "kind", type: "labels", value: { ...place, labels: ["New"] } },
    { ...common, from_name: "sure", type: "rating", value: { ...place, rating: 3 } },
  ]);
  const again = readResult(config, written, sizes);
  expect(again.regions.at(-1)).toMatchObject({
    ...region,
    answers: { sure: region.answers.sure },
    wire: written.slice(-3),
  });
});

test("a new z-order is written: regions first, bottom first", () => {
  const content = { ...original, regions: original.regions.toReversed() };
  const ids = writeResult(config, content, sizes, original).map(({ id, type }) => id ?? type);
  expect(ids).toEqual(["s", "b", "b", "b", "b", "a", "q", "w", "relation", "x"]);
});

test("an answer that a choice made invisible contributes nothing", () => {
  const content: Content = {
    ...original,
    answers: { ...original.answers, quality: { kind: "choices", choices: ["Good"] } },
  };
  const written = writeResult(config, content, sizes, original);
  expect(written.some((item) => item.from_name === "why")).toBe(false);
  expect(written[0]).toEqual({ ...wire[0], value: { choices: ["Good"] } });
});

test("a new task answer has an id of its own that does not change from save to save", () => {
  const content: Content = { ...original, answers: { ...original.answers, note: { kind: "text", texts: ["hm"] } } };
  const [first, second] = [1, 2].map(() => writeResult(config, content, sizes, original).at(-1));
  expect(first).toEqual(second);
  expect(first).toMatchObject({ from_name: "note", to_name: "image", type: "textarea", value: { text: ["hm"] } });
  expect(String(first?.id)).toMatch(/^[\w-]{10}$/);
});

test("nested choices are paths on the wire", () => {
  const nested = parseConfig(
    `<View><Text name="t" value="$t"/><Choices name="c" toName="t" allowNested="true"><Choice value="A"><Choice value="B"/></Choice></Choices></View>`,
  ).config;
  const items: readonly WireItem[] = [
    { id: "1", from_name: "c", to_name: "t", type: "choices", value: { choices: [["A", "B"]] } },
  ];
  const content = readResult(nested, items, {});
  expect(writeResult(nested, content, {}, content)).toEqual(items);
  const fresh = writeResult(nested, content, {}, { regions: [], answers: {}, kept: [] });
  expect(fresh.map(({ value }) => value)).toEqual([{ choices: [["A", "B"]] }]);
});

test("an item that does not fit is kept, whatever it is", () => {
  const odd = [
    { id: "1", from_name: "box", to_name: "image", type: "rectanglelabels", value: { ...box, x: "ten" } },
    { id: "2", from_name: "box", to_name: "text", type: "rectanglelabels", value: box },
    { id: "3", from_name: "quality", to_name: "image", type: "choices", value: { choices: [7] } },
    { from_name: "quality", to_name: "image", type: "choices" },
    5 as unknown as WireItem,
    null as unknown as WireItem,
  ];
  const content = readResult(config, odd, sizes);
  expect(content).toEqual({ regions: [], answers: {}, kept: odd, wire: odd });
  expect(writeResult(config, content, sizes, content)).toEqual(odd);
});

test("a shape is measured by what its item says while the image is not there", () => {
  const content = readResult(config, wire, {});
  expect(content.regions[0]?.mark).toMatchObject({ x: 20, y: 20 });
  expect(writeResult(config, content, {}, content)).toEqual(wire);
});

test("regions of a control that a choice made invisible are not written, nor relations to them", () => {
  const hiding = parseConfig(`<View><Image name="image" value="$url"/>
    <Choices name="any" toName="image"><Choice value="Yes"/><Choice value="No"/></Choices>
    <View visibleWhen="choice-selected" whenTagName="any" whenChoiceValue="Yes">
      <RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels>
    </View>
    <Choices name="seen" toName="image" perRegion="true"><Choice value="Cut"/></Choices></View>`).config;
  const items: readonly WireItem[] = [
    { ...image, id: "a", from_name: "box", type: "rectanglelabels", value: { ...box, rectanglelabels: ["Car"] } },
    { ...image, id: "a", from_name: "seen", type: "choices", value: { ...box, choices: ["Cut"] } },
    { type: "relation", from_id: "a", to_id: "a", direction: "right" },
    { id: "q", from_name: "any", to_name: "image", type: "choices", value: { choices: ["Yes"] } },
  ];
  const content = readResult(hiding, items, sizes);
  expect(writeResult(hiding, content, sizes, content)).toEqual(items);
  const no: Content = { ...content, answers: { any: { kind: "choices", choices: ["No"] } } };
  expect(writeResult(hiding, no, sizes, content)).toEqual([
    { ...items[3], origin: "manual", value: { choices: ["No"] } },
  ]);
});
