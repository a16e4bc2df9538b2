import { describe, expect, test } from "vitest";
import { casesIn } from "./cases.fixture.ts";
import { parseConfig, readResult, visibleControls, type WireItem, writeResult } from "./index.ts";

type ResultCase = {
  readonly name: string;
  readonly config: string;
  readonly result: unknown;
  readonly expect: {
    readonly regions?: readonly { readonly id: string; readonly items: number }[];
    readonly roundTrip?: boolean;
  };
};

type VisibilityCase = {
  readonly name: string;
  readonly config: string;
  readonly result: readonly WireItem[];
  readonly selectedRegion: string | null;
  readonly expect: { readonly visible: readonly string[]; readonly contributing: readonly number[] };
};

const results = casesIn<ResultCase>("results");
const visibilities = casesIn<VisibilityCase>("visibility");

function count(files: readonly { readonly cases: readonly unknown[] }[]): number {
  return files.reduce((sum, { cases }) => sum + cases.length, 0);
}

test("all files of cases are here", () => {
  expect(count(results)).toBeGreaterThanOrEqual(180);
  expect(count(visibilities)).toBeGreaterThanOrEqual(50);
});

for (const { file, cases } of results) {
  describe(file, () => {
    for (const each of cases.filter(({ result }) => Array.isArray(result))) {
      test(`${each.name}: what is read is written back as it came`, () => {
        const { config } = parseConfig(each.config);
        const wire = each.result as readonly WireItem[];
        const content = readResult(config, wire, {});
        const counted = new Map(each.expect.regions?.map(({ id, items }) => [id, items]));
        if (each.expect.regions !== undefined) {
          expect(content.regions.map(({ id, wire: items }) => [id, items?.length])).toEqual(
            content.regions.map(({ id }) => [id, counted.get(id)]),
          );
        }
        expect(writeResult(config, content, {}, content)).toEqual(wire);
      });
    }
  });
}

for (const { file, cases } of visibilities) {
  describe(file, () => {
    for (const each of cases) {
      test(each.name, () => {
        const { config } = parseConfig(each.config);
        const content = readResult(config, each.result, { photo: { width: 800, height: 600 } });
        const selected = content.regions.find(({ id }) => id === each.selectedRegion) ?? null;
        expect([...visibleControls(config, content, selected)]).toEqual(each.expect.visible);
        const written = writeResult(config, content, {}, content);
        expect(written.map((item) => each.result.indexOf(item))).toEqual(each.expect.contributing);
      });
    }
  });
}
