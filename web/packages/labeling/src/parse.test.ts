import { describe, expect, test } from "vitest";
import { controlOf, type LabelOption, parseConfig, withTaskOptions } from "./index.ts";
import { maxDepth, maxElements } from "./xml.ts";

const detection = `<View>
  <Header value="Doc $title"/>
  <Image name="image" value="$url"/>
  <RectangleLabels name="box" toName="image">
    <Label value="Car" background="#ff0000" hotkey="2"/>
    <Label value="Person" alias="person" maxUsages="3"/>
  </RectangleLabels>
  <View visibleWhen="region-selected" whenLabelValue="Car">
    <Choices name="seen" toName="image" perRegion="true" choice="multiple" required="true" requiredMessage="Say it">
      <Choice value="Occluded"/><Choice value="Cut"><Choice value="Left"/></Choice>
    </Choices>
  </View>
</View>`;

test("controls, objects and variables come in the order of the document", () => {
  const { config, diagnostics } = parseConfig(detection);
  expect(diagnostics).toEqual([]);
  expect(config.controls.map(({ name, tag, toName }) => [name, tag, toName])).toEqual([
    ["box", "RectangleLabels", ["image"]],
    ["seen", "Choices", ["image"]],
  ]);
  expect(config.objects.map(({ name, tag, value }) => [name, tag, value])).toEqual([["image", "Image", "$url"]]);
  expect(config.dataKeys).toEqual(["title", "url"]);
});

test("options keep their attributes, the alias is what the result holds", () => {
  const { config } = parseConfig(detection);
  const [car, person] = controlOf(config, "box")?.options ?? [];
  expect(car).toMatchObject({ value: "Car", wire: "Car", background: "#ff0000", hotkey: "2" });
  expect(person).toMatchObject({ value: "Person", alias: "person", wire: "person", maxUsages: 3 });
});

test("given hotkeys stay, the others get the next free key through nested choices", () => {
  const { config } = parseConfig(detection);
  const keys = (options: readonly LabelOption[]): unknown =>
    options.map(({ hotkey, children }) => (children.length > 0 ? [hotkey, keys(children)] : hotkey));
  expect(config.controls.map(({ options }) => keys(options))).toEqual([
    ["2", "1"],
    ["3", ["4", ["5"]]],
  ]);
});

test("a control has the rules of the views around it", () => {
  const { config } = parseConfig(detection);
  expect(controlOf(config, "seen")).toMatchObject({
    perRegion: true,
    required: true,
    requiredMessage: "Say it",
    choice: "multiple",
    visibility: [{ when: "region-selected", labelValues: ["Car"] }],
  });
});

test("more options than keys leave the last ones without", () => {
  const labels = Array.from({ length: 40 }, (_, index) => `<Label value="L${index}"/>`).join("");
  const { config } = parseConfig(
    `<View><Text name="t" value="$t"/><Labels name="l" toName="t">${labels}</Labels></View>`,
  );
  const keys = controlOf(config, "l")?.options.map(({ hotkey }) => hotkey) ?? [];
  expect(keys.slice(0, 12)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "q", "w"]);
  expect(keys.filter((key) => key === null)).toHaveLength(8);
});

test("options of a dynamic control come from the task", () => {
  const { config } = parseConfig(
    `<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$kinds"><Choice value="Other"/></Choices></View>`,
  );
  const filled = withTaskOptions(config, {
    kinds: ["A", { value: "B", alias: "b", children: [{ value: "B1" }] }, 3, null],
  });
  const options = controlOf(filled, "c")?.options ?? [];
  expect(options.map(({ wire, hotkey }) => [wire, hotkey])).toEqual([
    ["Other", "1"],
    ["A", "2"],
    ["b", "3"],
    ["3", "5"],
  ]);
  expect(options[2]?.children.map(({ wire }) => wire)).toEqual(["B1"]);
});

describe("places", () => {
  test("a tag's line and column are those of its first letter", () => {
    const { config } = parseConfig('<View>\r\n  <Text\n name="t"\n value="$t"/>\r\r   <Header value="x"/></View>');
    const places = config.root?.children.map(({ tag, line, column }) => [tag, line, column]);
    expect(places).toEqual([
      ["Text", 2, 3],
      ["Header", 6, 4],
    ]);
  });
});

describe("what is refused", () => {
  const codes = (xml: string): readonly string[] => parseConfig(xml).diagnostics.map(({ code }) => code);

  test.each([
    ["nothing", "  "],
    ["no XML", "hello"],
    ["a tag that does not close", "<View><Text></View>"],
    ["two roots", "<View/><View/>"],
    ["a cut text", '<View><Text name="a'],
    ["an attribute twice", '<View a="1" a="2"/>'],
    ["a document type", '<!DOCTYPE View [<!ENTITY a "b">]><View>&a;</View>'],
    ["an unknown entity", "<View>&bomb;</View>"],
    ["a bare ampersand", '<View><Header value="a & b"/></View>'],
  ])("%s", (_, xml) => {
    const { diagnostics } = parseConfig(xml);
    const reading = diagnostics.filter(({ code }) => /^(xml-not-well-formed|dtd-not-allowed|config-empty)$/.test(code));
    expect(reading).toMatchObject([{ severity: "error", line: 1 }]);
  });

  test("every cut of a config is answered without a throw", () => {
    for (let end = 0; end < detection.length; end++) {
      expect(parseConfig(detection.slice(0, end)).diagnostics.length).toBeGreaterThan(0);
    }
  });

  test("nesting and size have limits", () => {
    const deep = (depth: number): string => "<View>".repeat(depth) + "</View>".repeat(depth);
    expect(codes(deep(maxDepth))).toEqual([]);
    expect(codes(deep(maxDepth + 1))).toHaveLength(1);
    expect(codes(deep(10_000))).toHaveLength(1);
    expect(codes(`<View>${"<View/>".repeat(maxElements - 1)}</View>`)).toEqual([]);
    expect(codes(`<View>${"<View/>".repeat(maxElements)}</View>`)).toHaveLength(1);
    expect(codes(`<View a="${"x".repeat(2_000_000)}"/>`)).toHaveLength(1);
  });

  test("names that objects inherit are just names", () => {
    const { config, diagnostics } = parseConfig(
      '<View><Text name="constructor" value="$__proto__"/><Rating name="toString" toName="constructor"/></View>',
    );
    expect(diagnostics).toEqual([]);
    expect(config.dataKeys).toEqual(["__proto__"]);
    expect(controlOf(config, "toString")?.tag).toBe("Rating");
  });
});

test("a byte order mark, CDATA, comments and single quotes are read", () => {
  const { config, diagnostics } = parseConfig(
    "\ufeff<View><!-- {\"data\": {}} --><Text name='t' value='$t'/><Style><![CDATA[ .a > .b { color: red } ]]></Style></View>",
  );
  expect(diagnostics).toEqual([]);
  expect(config.objects.map(({ name }) => name)).toEqual(["t"]);
  expect(config.root?.children[1]?.text).toBe(".a > .b { color: red }");
});
