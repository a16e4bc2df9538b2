// @vitest-environment jsdom
import { parseConfig, withTaskOptions } from "@assay/labeling";
import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import type { ResultItem } from "../server/api.ts";
import { openTask, type PreparedTask, resultOf } from "./open-task.ts";

const config = `<View><Text name="t" value="$t"/>
  <Choices name="mood" toName="t"><Choice value="Good" selected="true"/><Choice value="Bad"/></Choices>
  <Image name="i" value="$i"/><RectangleLabels name="box" toName="i"><Label value="Cell"/></RectangleLabels>
</View>`;

function prepared(): PreparedTask {
  const data = { t: "words", i: "/i.png" };
  const sizes = { i: { width: 100, height: 100 } };
  return { config: withTaskOptions(parseConfig(config).config, data), data, images: new Map(), sizes };
}

const suggested: ResultItem = {
  id: "a",
  from_name: "box",
  to_name: "i",
  type: "rectanglelabels",
  origin: "prediction",
  original_width: 100,
  original_height: 100,
  value: { x: 1, y: 1, width: 5, height: 5, rotation: 0, rectanglelabels: ["Cell"] },
};

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

const opening = { readonly: false, announce: (): void => undefined };

test("suggestions of an answer that was given before are no longer pending", () => {
  const again = openTask(prepared(), { ...opening, result: [suggested], accepted: "all" });
  expect(again.controller.store.isPending("a")).toBe(false);
  const fresh = openTask(prepared(), { ...opening, result: [suggested], accepted: [] });
  expect(fresh.controller.store.isPending("a")).toBe(true);
});

test("a fresh task begins with what the config chooses, and that is part of the answer", () => {
  const fresh = openTask(prepared(), { ...opening, result: [], accepted: [], fresh: true });
  expect(resultOf(fresh)).toMatchObject([{ from_name: "mood", value: { choices: ["Good"] } }]);
  expect(fresh.controller.store.canUndo).toBe(false);
});

test("an answer that was given without a choice gets none", () => {
  const again = openTask(prepared(), { ...opening, result: [], accepted: "all" });
  expect(resultOf(again)).toEqual([]);
});
