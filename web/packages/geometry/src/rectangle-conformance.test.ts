import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  area,
  bounds,
  contains,
  corners,
  type ImageSize,
  imagePixels,
  insideImage,
  intersectionArea,
  intersectionOverUnion,
  type PercentRectangle,
  type Rectangle,
  rectangle,
  toPercent,
  toPixels,
} from "./index.ts";

type Pair = readonly [number, number];

type RectangleCase = {
  readonly name: string;
  readonly rectangle: PercentRectangle;
  readonly image?: ImageSize;
  readonly other?: PercentRectangle;
  readonly point?: Pair;
  readonly tolerance?: number;
  readonly expect: {
    readonly corners?: readonly Pair[];
    readonly area?: number;
    readonly bounds?: PercentRectangle;
    readonly contains?: boolean;
    readonly inside?: boolean;
    readonly clippedArea?: number;
    readonly iou?: number | null;
    readonly percent?: PercentRectangle;
  };
};

const file = new URL("../../../../conformance/geometry/rectangle.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: readonly RectangleCase[] };

test("all cases are here", () => expect(cases.length).toBeGreaterThanOrEqual(60));

function shapeOf({ x, y, width, height, rotation }: PercentRectangle): Rectangle {
  return { kind: "rectangle", x, y, width, height, rotation };
}

function expectNear(is: readonly number[], wanted: readonly number[]): void {
  expect(is).toHaveLength(wanted.length);
  for (const [place, value] of wanted.entries()) expect(is[place]).toBeCloseTo(value, 9);
}

const numbers = ({ x, y, width, height }: Omit<PercentRectangle, "rotation">): readonly number[] => [
  x,
  y,
  width,
  height,
];

/** What each expectation of a case says, asked of the shape. */
const checks: {
  readonly [K in keyof Required<RectangleCase["expect"]>]: (shape: Rectangle, one: RectangleCase) => void;
} = {
  corners: (shape, { expect: { corners: wanted = [] } }) =>
    expectNear(
      corners(shape).flatMap(({ x, y }) => [x, y]),
      wanted.flat(),
    ),
  area: (shape, { expect: { area: wanted = Number.NaN } }) => expect(area(shape)).toBeCloseTo(wanted, 9),
  bounds: (shape, { expect: { bounds: wanted } }) => expectNear(numbers(bounds(shape)), wanted ? numbers(wanted) : []),
  contains: (shape, { point = [0, 0], expect: wanted }) =>
    expect(contains(shape, imagePixels(...point))).toBe(wanted.contains),
  inside: (shape, { image = { width: 0, height: 0 }, tolerance = 0, expect: wanted }) =>
    expect(insideImage(shape, image, tolerance)).toBe(wanted.inside),
  clippedArea: (shape, { image = { width: 0, height: 0 }, expect: { clippedArea = Number.NaN } }) =>
    expect(intersectionArea(shape, rectangle(0, 0, image.width, image.height))).toBeCloseTo(clippedArea, 9),
  iou: (shape, { other, expect: { iou = null } }) => {
    const is = other === undefined ? undefined : intersectionOverUnion(shape, shapeOf(other));
    if (iou === null) expect(is).toBeNull();
    else expect(is).toBeCloseTo(iou, 9);
  },
  percent: (shape, { image = { width: 0, height: 0 }, expect: { percent } }) => {
    const wanted = percent ?? { x: 0, y: 0, width: 0, height: 0, rotation: 0 };
    expectNear([...numbers(toPercent(shape, image)), shape.rotation], [...numbers(wanted), wanted.rotation]);
    expectNear(numbers(toPixels(wanted, image)), numbers(shape));
  },
};

for (const one of cases) {
  test(one.name, () => {
    const asked = Object.keys(one.expect) as (keyof typeof checks)[];
    expect(asked.length).toBeGreaterThan(0);
    for (const key of asked) checks[key](shapeOf(one.rectangle), one);
  });
}
