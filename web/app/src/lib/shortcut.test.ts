import { expect, test } from "vitest";
import { isPressed, type KeyPress, keyCaps } from "./shortcut.ts";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

test("a chord needs exactly its held keys", () => {
  expect(isPressed("ctrl+enter", press("Enter", { ctrlKey: true }))).toBe(true);
  expect(isPressed("ctrl+enter", press("Enter", { metaKey: true }))).toBe(true);
  expect(isPressed("ctrl+enter", press("Enter"))).toBe(false);
  expect(isPressed("ctrl+enter", press("Enter", { ctrlKey: true, shiftKey: true }))).toBe(false);
});

test("alternatives are separated by commas, and a comma can be a key", () => {
  expect(isPressed("backspace,delete", press("Delete"))).toBe(true);
  expect(isPressed("backspace, delete", press("Backspace"))).toBe(true);
  expect(isPressed(",", press(","))).toBe(true);
});

test("a character that needs Shift matches with Shift held", () => {
  expect(isPressed("?", press("?", { shiftKey: true }))).toBe(true);
  expect(isPressed("?", press("?"))).toBe(true);
  expect(isPressed("shift+?", press("?", { shiftKey: true }))).toBe(true);
});

test("a letter with Alt is known by its place when the character differs", () => {
  expect(isPressed("alt+h", press("˙", { altKey: true, code: "KeyH" }))).toBe(true);
  expect(isPressed("ctrl+shift+z", press("Z", { ctrlKey: true, shiftKey: true, code: "KeyZ" }))).toBe(true);
  expect(isPressed("ctrl+z", press("Z", { ctrlKey: true, shiftKey: true, code: "KeyZ" }))).toBe(false);
});

test("space and plus can be written", () => {
  expect(isPressed("ctrl+space", press(" ", { ctrlKey: true }))).toBe(true);
  expect(isPressed("ctrl++", press("+", { ctrlKey: true, shiftKey: true }))).toBe(true);
});

test("caps are short and ordered", () => {
  expect(keyCaps("shift+ctrl+z")).toEqual(["Ctrl", "Shift", "Z"]);
  expect(keyCaps("ctrl+space")).toEqual(["Ctrl", "Space"]);
  expect(keyCaps("backspace,delete")).toEqual(["⌫"]);
});
