import { expect, test } from "vitest";
import { type KeyInput, normalShortcut, shortcutsOf } from "./shortcut.ts";

function press(key: string, code: string, held: Partial<KeyInput> = {}): readonly string[] {
  return shortcutsOf({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });
}

test("a key press is read by its character and by its place", () => {
  expect(press("z", "KeyZ", { ctrlKey: true })).toEqual(["ctrl+z"]);
  expect(press("Z", "KeyZ", { metaKey: true, shiftKey: true })).toEqual(["ctrl+shift+z"]);
  expect(press("!", "Digit1", { shiftKey: true })).toEqual(["shift+!", "shift+1"]);
  expect(press("˙", "KeyH", { altKey: true })).toEqual(["alt+˙", "alt+h"]);
  expect(press("=", "Equal", { ctrlKey: true })).toEqual(["ctrl+=", "ctrl+plus"]);
  expect(press("ArrowLeft", "ArrowLeft", { shiftKey: true })).toEqual(["shift+left"]);
  expect(press(" ", "Space")).toEqual(["space"]);
  expect(press("Backspace", "Backspace")).toEqual(["backspace"]);
});

test("a shortcut is written in one way", () => {
  expect(normalShortcut("Shift+Ctrl+Z")).toBe("ctrl+shift+z");
  expect(normalShortcut("command+shift+z")).toBe("ctrl+shift+z");
  expect(normalShortcut(" alt+. ")).toBe("alt+.");
  expect(normalShortcut("ctrl+-")).toBe("ctrl+minus");
  expect(normalShortcut("R")).toBe("r");
});
