/** The part of a keyboard event that a shortcut is read from. */
export type KeyInput = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

const names: Readonly<Record<string, string>> = {
  " ": "space",
  "+": "plus",
  "-": "minus",
  arrowleft: "left",
  arrowright: "right",
  arrowup: "up",
  arrowdown: "down",
  esc: "escape",
};

const codes: Readonly<Record<string, string>> = {
  Equal: "plus",
  NumpadAdd: "plus",
  Minus: "minus",
  NumpadSubtract: "minus",
  Period: ".",
  Comma: ",",
  BracketLeft: "[",
  BracketRight: "]",
};

/**
 * The shortcuts a key press can mean, as Label Studio writes them: `ctrl+shift+z`, modifiers in the order ctrl, alt,
 * shift. Command counts as Ctrl. The printed character comes first, then the key's place on the board, so that Alt and
 * Shift combinations work on every layout.
 */
export function shortcutsOf(input: KeyInput): readonly string[] {
  const modifiers = [
    input.ctrlKey || input.metaKey ? "ctrl+" : "",
    input.altKey ? "alt+" : "",
    input.shiftKey ? "shift+" : "",
  ].join("");
  const key = input.key.toLowerCase();
  const byKey = names[key] ?? key;
  const byCode = /^(?:Key|Digit|Numpad)(\w)$/.exec(input.code)?.[1]?.toLowerCase() ?? codes[input.code];
  return byCode === undefined || byCode === byKey ? [modifiers + byKey] : [modifiers + byKey, modifiers + byCode];
}

/** A shortcut with its modifiers in the order in which `shortcutsOf` gives them. */
export function normalShortcut(shortcut: string): string {
  const parts = shortcut.trim().toLowerCase().split("+");
  const key = parts.at(-1) ?? "";
  const held = parts
    .slice(0, -1)
    .map((part) => (part === "command" || part === "cmd" || part === "meta" ? "ctrl" : part));
  return [...["ctrl", "alt", "shift"].filter((modifier) => held.includes(modifier)), names[key] ?? key].join("+");
}
