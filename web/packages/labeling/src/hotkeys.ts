import { attributeOf } from "./attributes.ts";
import type { ConfigElement, LabelOption } from "./config.ts";
import { allElements } from "./elements.ts";

/** Keys for options without one, in this order. Keys that the editor uses by itself (h, m, r, u) are left out. */
const automaticKeys = "1234567890qwetasdfgzxcvbyiopjkln";

/** The key of each label and choice element: as given, or the next free one in the order of the document. */
export function hotkeysOf(root: ConfigElement): ReadonlyMap<ConfigElement, string> {
  const elements = allElements(root);
  const free = freeKeys(root, []);
  const keys = new Map<ConfigElement, string>();
  for (const element of elements) {
    const own = givenHotkey(element);
    const key = own ?? (/^(label|choice)$/i.test(element.tag) ? (free.shift() ?? null) : null);
    if (key !== null) keys.set(element, key);
  }
  return keys;
}

/** The key that the config itself writes on an element. */
export function givenHotkey(element: ConfigElement): string | null {
  const key = attributeOf(element, "hotkey")?.trim() ?? "";
  return key === "" ? null : key;
}

/** Automatic keys that neither the config nor any of these options uses. */
export function freeKeys(root: ConfigElement, options: readonly LabelOption[]): string[] {
  const taken = new Set(allElements(root).map((element) => givenHotkey(element)?.toLowerCase()));
  for (const { hotkey } of options) taken.add(hotkey?.toLowerCase());
  return [...automaticKeys].filter((key) => !taken.has(key));
}

/** Options with a key each, as long as `free` lasts; keys that options have stay. */
export function withKeys(options: readonly LabelOption[], free: string[]): readonly LabelOption[] {
  return options.map((option) => {
    const hotkey = option.hotkey ?? free.shift() ?? null;
    return { ...option, hotkey, children: withKeys(option.children, free) };
  });
}
