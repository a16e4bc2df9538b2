import type { Control, LabelOption } from "./config.ts";

/** Keys given to options without one, in this order; single keys only, the common ones of this config language. */
const automaticKeys = "1234567890qwetasdfgzxcvbyiopjklnm";

/**
 * Options of all controls with a key each, as long as keys last: the given ones stay, the others get the next free one
 * in the order of the document. Two options never share an automatic key.
 */
export function withHotkeys(controls: readonly Control[]): readonly Control[] {
  const taken = new Set<string>();
  const note = (option: LabelOption): void => {
    if (option.hotkey !== null) taken.add(normalHotkey(option.hotkey));
    option.children.forEach(note);
  };
  for (const control of controls) control.options.forEach(note);
  const free = [...automaticKeys].filter((key) => !taken.has(key));
  const give = (option: LabelOption): LabelOption => {
    const hotkey = option.hotkey ?? free.shift() ?? null;
    return { ...option, hotkey, children: option.children.map(give) };
  };
  return controls.map((control) => ({ ...control, options: control.options.map(give) }));
}

/** A hotkey as it is compared: lower case, no spaces around `+`. */
export function normalHotkey(hotkey: string): string {
  return hotkey
    .trim()
    .toLowerCase()
    .replace(/\s*\+\s*/g, "+");
}
