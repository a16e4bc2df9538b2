import { expect, test } from "vitest";
import { completionAt } from "./config-completion.ts";

/** The suggestions where the bar stands. */
function at(marked: string, keys: readonly string[] = []): readonly string[] {
  return completionAt(marked.replace("|", ""), marked.indexOf("|"), keys).suggestions.map(({ label }) => label);
}

test("an empty config begins with a view, and a control offers its parts first", () => {
  expect(at("<|")[0]).toBe("View");
  expect(at('<View><RectangleLabels name="a" toName="b"><|')[0]).toBe("Label");
  expect(at('<View><Choices name="a" toName="b"><Cho|')).toEqual(["Choice", "Choices"]);
});

test("an end tag closes what is open", () => {
  expect(at('<View><Labels name="a" toName="b"><Label value="1"/></|')).toEqual(["Labels"]);
  expect(at("<View></View></|")).toEqual([]);
});

test("attributes are those of the tag that are not there yet", () => {
  const offered = at('<Image name="i" val|');
  expect(offered).toEqual(["value", "valueList"]);
  expect(at('<Image name="i" na|')).toEqual([]);
  expect(at("<Header |").slice(0, 2)).toEqual(["name", "value"]);
});

test("values come from the rule, from names in the config and from the data", () => {
  expect(at('<Choices choice="s|')).toEqual(["single", "single-radio"]);
  expect(at('<Image name="i" zoom="|')).toEqual(["true", "false"]);
  expect(at('<Image name="photo" value="$x"/><Text name="note" value="$y"/><Labels name="l" toName="|')).toEqual([
    "photo",
    "note",
  ]);
  expect(at('<Image name="photo" value="|', ["image", "title"])).toEqual(["$image", "$title"]);
});

test("text, comments and closed tags offer nothing", () => {
  expect(at("<View>he|")).toEqual([]);
  expect(at("<View><!-- <Im| -->")).toEqual([]);
  expect(at('<View a=">" |').length).toBeGreaterThan(0);
});

test("what is put in leaves the cursor where the next word is typed", () => {
  const { from, to, suggestions } = completionAt("<View><Im", 9, []);
  expect([from, to]).toEqual([7, 9]);
  const [image] = suggestions;
  expect(image?.text).toBe('Image name=""/>');
  expect(image?.text.slice(0, image.cursor)).toBe('Image name="');
});
