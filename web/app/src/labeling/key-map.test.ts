import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import { conflictsOf, keyedActions, keysIn, presets, storedKeys } from "./key-map.ts";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

test.each(["label-studio", "cvat"] as const)("no key of the %s map does two things", (preset) => {
  expect(conflictsOf(keyedActions(presets[preset]), [])).toEqual([]);
});

test("a key that two actions have, or the page has, is a conflict however it is written", () => {
  const actions = keyedActions({ "region:lock": ["Shift+Ctrl+Z"], "tool:pan": ["ctrl+enter"] });
  const conflicts = conflictsOf(actions, [{ key: "ctrl+enter", label: "Submit" }]);
  expect(conflicts.map(({ key }) => key)).toEqual(["ctrl+shift+z", "ctrl+enter"]);
  expect(conflicts[1]?.labels).toHaveLength(2);
});

test("own keys come in place of the usual ones, and an action may have none", () => {
  const actions = keyedActions({ "region:delete": ["x"], "tool:pan": [] });
  expect(actions.find(({ id }) => id === "region:delete")?.keys).toEqual(["x"]);
  expect(actions.find(({ id }) => id === "tool:pan")?.keys).toEqual([]);
  expect(actions.find(({ id }) => id === "annotation:undo")?.keys).toEqual(["ctrl+z"]);
});

test("what is stored is read again", () => {
  const keys = { "region:delete": ["x", "shift+x"], "tool:pan": [] };
  expect(keysIn(storedKeys(keys))).toEqual(keys);
  expect(storedKeys(keys)["region:delete"]).toEqual({ key: "x, shift+x", active: true });
});

test.each([null, 3, "x", { "region:delete": "x" }, { "region:delete": { key: "" } }, { other: { key: "x" } }])(
  "%j holds no keys",
  (stored) => {
    expect(keysIn(stored)).toEqual({});
  },
);
