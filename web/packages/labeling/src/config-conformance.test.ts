import { describe, expect, test } from "vitest";
import { casesIn } from "./cases.fixture.ts";
import { flatOptions, type LabelingConfig, parseConfig } from "./index.ts";

type Expected = {
  readonly diagnostics?: readonly { readonly severity: string; readonly code: string; readonly line?: number }[];
  readonly controls?: readonly Readonly<Record<string, unknown>>[];
  readonly objects?: readonly Readonly<Record<string, unknown>>[];
  readonly dataKeys?: readonly string[];
  readonly hotkeys?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

type ConfigCase = { readonly name: string; readonly config: string; readonly expect: Expected };

const files = casesIn<ConfigCase>("config");

test("all files of cases are here", () => {
  expect(files.map(({ file }) => file)).toEqual(
    expect.arrayContaining(["choices.json", "document.json", "image.json", "labels.json", "rectangle.json"]),
  );
  expect(files.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(330);
});

function described(config: LabelingConfig): Required<Omit<Expected, "diagnostics">> {
  return {
    controls: config.controls.map(({ name, element, toName, options, perRegion, required }) => {
      return {
        name,
        tag: element.tag,
        toName,
        labels: flatOptions(options).map(({ wire }) => wire),
        perRegion,
        required,
      };
    }),
    objects: config.objects.map(({ name, element, value }) => ({ name, tag: element.tag, value })),
    dataKeys: config.dataKeys,
    hotkeys: Object.fromEntries(
      config.controls
        .map(({ name, options }) => {
          const keyed = flatOptions(options).filter(({ hotkey }) => hotkey !== null);
          return [name, Object.fromEntries(keyed.map(({ wire, hotkey }) => [wire, hotkey ?? ""]))] as const;
        })
        .filter(([, keys]) => Object.keys(keys).length > 0),
    ),
  };
}

for (const { file, cases } of files) {
  describe(file, () => {
    for (const each of cases) {
      test(each.name, () => {
        const { config, diagnostics } = parseConfig(each.config);
        const { diagnostics: wanted = [], ...others } = each.expect;
        expect(diagnostics.map(({ severity, code }) => ({ severity, code }))).toEqual(
          wanted.map(({ severity, code }) => ({ severity, code })),
        );
        for (const [place, { line }] of wanted.entries()) {
          expect(diagnostics[place]).toMatchObject(line === undefined ? {} : { line });
        }
        const is = described(config);
        const keys = Object.keys(others) as (keyof typeof is)[];
        expect(Object.fromEntries(keys.map((key) => [key, is[key]]))).toEqual(others);
      });
    }
  });
}
