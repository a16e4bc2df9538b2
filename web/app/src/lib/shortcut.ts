/**
 * Shortcuts in words: keys joined by `+`, alternatives by `,`, such as `ctrl+enter` or `shift+?`. `ctrl` is the Command key on a Mac.
 */

const names: Readonly<Record<string, string>> = {
  enter: "Enter",
  return: "Enter",
  esc: "Escape",
  escape: "Escape",
  backspace: "Backspace",
  delete: "Delete",
  del: "Delete",
  tab: "Tab",
  up: "ArrowUp",
  down: "ArrowDown",
  left: "ArrowLeft",
  right: "ArrowRight",
  arrowup: "ArrowUp",
  arrowdown: "ArrowDown",
  arrowleft: "ArrowLeft",
  arrowright: "ArrowRight",
  home: "Home",
  end: "End",
  pageup: "PageUp",
  pagedown: "PageDown",
  plus: "+",
};

const caps: Readonly<Record<string, string>> = {
  Enter: "⏎",
  Escape: "Esc",
  Backspace: "⌫",
  Delete: "Del",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  " ": "Space",
};

type Chord = { readonly ctrl: boolean; readonly alt: boolean; readonly shift: boolean; readonly key: string };

function chords(shortcut: string): readonly Chord[] {
  return shortcut
    .split(/\s*,\s*(?=.)/)
    .filter((part) => part !== "")
    .map((part) => {
      const keys = part === "+" ? ["+"] : part.split("+").map((key) => (key === "" ? "+" : key));
      const key = (keys.at(-1) ?? "").trim();
      const held = keys.slice(0, -1).map((name) => name.trim().toLowerCase());
      return {
        ctrl: held.some((name) => ["ctrl", "control", "cmd", "command", "meta", "$mod"].includes(name)),
        alt: held.some((name) => ["alt", "option"].includes(name)),
        shift: held.includes("shift"),
        key: key.toLowerCase() === "space" ? " " : (names[key.toLowerCase()] ?? key),
      };
    });
}

/** A press of keys, as the browser's keyboard event has it. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** Whether the press is one of the shortcut's alternatives. */
export function isPressed(shortcut: string, press: KeyPress): boolean {
  return chords(shortcut).some((chord) => matches(chord, press));
}

function matches(chord: Chord, press: KeyPress): boolean {
  if (chord.ctrl !== (press.ctrlKey || press.metaKey) || chord.alt !== press.altKey) {
    return false;
  }
  const letter = /^[a-z]$/i.test(chord.key);
  const digit = /^\d$/.test(chord.key);
  const byKey = chord.key.toLowerCase() === press.key.toLowerCase();
  // With Alt or Shift held the key's character may differ, so letters and digits are known by their place then.
  const held = press.altKey || press.shiftKey || press.ctrlKey || press.metaKey;
  const byPlace =
    held &&
    ((letter && press.code === `Key${chord.key.toUpperCase()}`) || (digit && press.code === `Digit${chord.key}`));
  if (!byKey && !byPlace) {
    return false;
  }
  const shiftMakesTheCharacter = chord.key.length === 1 && !letter && !digit && chord.key !== " ";
  return shiftMakesTheCharacter ? !chord.shift || press.shiftKey : chord.shift === press.shiftKey;
}

/** The caps to draw for the first alternative of the shortcut. */
export function keyCaps(shortcut: string): readonly string[] {
  const chord = chords(shortcut)[0];
  if (chord === undefined) {
    return [];
  }
  return [
    ...(chord.ctrl ? ["Ctrl"] : []),
    ...(chord.alt ? ["Alt"] : []),
    ...(chord.shift ? ["Shift"] : []),
    caps[chord.key] ?? (chord.key.length === 1 ? chord.key.toUpperCase() : chord.key),
  ];
}

/** Whether keys typed there are text rather than commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit", "range", "file", "color"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
