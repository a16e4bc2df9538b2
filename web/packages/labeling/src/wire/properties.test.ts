import { expect, test } from "vitest";
import {
  type Answer,
  type Content,
  parseConfig,
  type Region,
  readResult,
  type WireItem,
  writeResult,
} from "../index.ts";

const { config } = parseConfig(`<View>
  <Image name="i" value="$i"/><Text name="t" value="$t"/>
  <RectangleLabels name="box" toName="i" choice="multiple"><Label value="A"/><Label value="B"/></RectangleLabels>
  <Rectangle name="plain" toName="i"/>
  <Labels name="kind" toName="i,t"><Label value="X"/><Label value="Y"/></Labels>
  <Choices name="seen" toName="i" perRegion="true"><Choice value="Yes"/><Choice value="No"/></Choices>
  <TextArea name="said" toName="i" perRegion="true"/>
  <Choices name="good" toName="i" choice="multiple" allowNested="true"><Choice value="P"><Choice value="Q"/></Choice></Choices>
  <Rating name="stars" toName="i"/></View>`);
const sizes = { i: { width: 640, height: 427 } };

/** Lehmer's generator (W. Payne, J. Rabung, T. Bogyo, 1969): a small seeded source in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function pick<T>(random: () => number, options: readonly [T, ...T[]]): T {
  return options[Math.floor(random() * options.length)] ?? options[0];
}

function regionOf(random: () => number, id: string): Region {
  const common = {
    id,
    origin: pick(random, ["manual", "prediction", "prediction-changed"] as const),
    score: random() < 0.3 ? random() : null,
    hidden: random() < 0.2,
    locked: random() < 0.2,
    meta: random() < 0.2 ? "one\ntwo" : null,
    wire: null,
  };
  if (random() < 0.4) {
    const start = Math.floor(random() * 90);
    const mark = { kind: "span", start, end: start + 1 + Math.floor(random() * 9), text: "w" } as const;
    return { ...common, object: "t", control: "kind", mark, labels: { kind: [pick(random, ["X", "Y"])] }, answers: {} };
  }
  const control = pick(random, ["box", "plain"]);
  const own = pick<readonly string[]>(random, [["A"], ["B", "A"]]);
  const answers: Record<string, Answer> = {};
  if (random() < 0.3) answers.seen = { kind: "choices", choices: [pick(random, ["Yes", "No"])] };
  if (random() < 0.3) answers.said = { kind: "text", texts: ["a", "b"] };
  return {
    ...common,
    object: "i",
    control,
    mark: {
      kind: "rectangle",
      x: random() * 600,
      y: random() * 400,
      width: random() * 40,
      height: random() * 27,
      rotation: random() * 360,
    },
    labels: { ...(control === "box" ? { box: own } : {}), ...(random() < 0.5 ? { kind: ["Y"] } : {}) },
    answers,
  };
}

function contentOf(random: () => number): Content {
  const regions = Array.from({ length: Math.floor(random() * 8) }, (_, place) => regionOf(random, `r${place}`));
  const answers: Record<string, Answer> = {};
  if (random() < 0.5) answers.good = { kind: "choices", choices: ["P\u001fQ"] };
  if (random() < 0.5) answers.stars = { kind: "rating", rating: 1 + Math.floor(random() * 5) };
  return { regions, answers, kept: random() < 0.5 ? [{ type: "relation", from_id: "x", to_id: "y" }] : [] };
}

/** What a content says, with places rounded to a millionth of a pixel. */
function said(content: Content): unknown {
  return {
    ...content,
    wire: undefined,
    regions: content.regions.map(({ mark, wire: _, ...others }) => ({
      ...others,
      mark: Object.fromEntries(
        Object.entries(mark).map(([key, value]) => [key, typeof value === "number" ? Math.round(value * 1e6) : value]),
      ),
    })),
  };
}

const nothing: Content = { regions: [], answers: {}, kept: [] };

function written(content: Content, original: Content): WireItem[] {
  return structuredClone(writeResult(config, content, sizes, original));
}

test("what is written is read again as it was", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const content = contentOf(randomOf(seed));
    const again = readResult(config, written(content, nothing), sizes);
    expect(said(again), `seed ${seed}`).toEqual(said(content));
  }
});

test("what was read and not touched is written letter by letter, whatever order its items have", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomOf(seed);
    const wire = written(contentOf(random), nothing).toSorted(() => random() - 0.5);
    const content = readResult(config, wire, sizes);
    expect(written({ ...content }, content), `seed ${seed}`).toEqual(wire);
  }
});

test("any edit of a read content is read again as it was edited", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomOf(seed);
    const original = readResult(config, written(contentOf(random), nothing), sizes);
    const fresh = contentOf(random);
    const regions = original.regions.flatMap((region): readonly Region[] => {
      const chance = random();
      if (chance < 0.2) return [];
      return chance < 0.6 ? [{ ...regionOf(random, region.id), wire: region.wire }] : [region];
    });
    const others = fresh.regions.map((region) => ({ ...region, id: `new-${region.id}` }));
    const edited: Content = { regions: [...regions, ...others], answers: fresh.answers, kept: original.kept };
    const again = readResult(config, written(edited, original), sizes);
    const plain = (content: Content): unknown =>
      said({ ...content, regions: content.regions.map((region) => ({ ...region, origin: "manual", score: null })) });
    expect(plain(again), `seed ${seed}`).toEqual(plain(edited));
  }
});
