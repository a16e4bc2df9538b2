import { expect, test } from "vitest";
import { inkOn, labelColours, palette, parseConfig, unlabelled } from "./index.ts";

type Triple = readonly [number, number, number];

const sight: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function seen(hex: string, eyes: readonly Triple[]): Triple {
  const linear = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => {
    const channel = Number.parseInt(pair, 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const times = (row: Triple, column: readonly number[]): number =>
    row.reduce((sum, factor, place) => sum + factor * (column[place] ?? 0), 0);
  const rgb = eyes.map((row) => Math.min(1, Math.max(0, times(row, linear))));
  const l = Math.cbrt(times([0.4122214708, 0.5363325363, 0.0514459929], rgb));
  const m = Math.cbrt(times([0.2119034982, 0.6806995451, 0.1073969566], rgb));
  const s = Math.cbrt(times([0.0883024619, 0.2817188376, 0.6299787005], rgb));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

test.each(Object.keys(sight))("all 16 colours stay apart to %s eyes", (kind) => {
  const places = palette.map((hex) => seen(hex, sight[kind] ?? []));
  const distances = places.flatMap((a, index) =>
    places.slice(index + 1).map((b) => Math.hypot(...a.map((x, i) => x - (b[i] ?? 0)))),
  );
  expect(new Set(palette).size).toBe(16);
  expect(Math.min(...distances)).toBeGreaterThan(0.08);
});

test("the config's background wins, others take the palette in order", () => {
  const { config } = parseConfig(`<View><Image name="i" value="$i"/>
    <RectangleLabels name="b" toName="i"><Label value="A"/><Label value="B" background="#123456"/>
      <Label value="C"/><Label value="D" background="url(x)"/></RectangleLabels>
    <Rectangle name="r" toName="i" strokeColor="teal"/></View>`);
  const colourOf = labelColours(config);
  expect(["A", "B", "C", "D"].map((label) => colourOf("b", label))).toEqual([
    palette[0],
    "#123456",
    palette[1],
    palette[2],
  ]);
  expect(colourOf("r", "")).toBe("teal");
  expect(colourOf("b", "unknown")).toBe(unlabelled);
});

test("a colour that the config gives to a label is given to no other", () => {
  const { config } = parseConfig(`<View><Text name="t" value="$t"/><Labels name="l" toName="t"><Label value="A"/>
    <Label value="B" background="${palette[0]?.toUpperCase()}"/></Labels></View>`);
  expect(labelColours(config)("l", "A")).toBe(palette[1]);
});

test("ink is the one with the higher contrast", () => {
  expect(["#ffffff", "#000", "#ffff00", "#00007f", "teal"].map(inkOn)).toEqual([
    "#000000",
    "#ffffff",
    "#000000",
    "#ffffff",
    "#000000",
  ]);
});
