import { readWhole } from "./attribute-rules.ts";
import { attributeOf, flagOf } from "./attributes.ts";
import type { ConfigElement, LabelOption } from "./config.ts";
import { isControl } from "./elements.ts";
import { isObject } from "./own.ts";
import { isOptionTag } from "./tags.ts";

/**
 * The options under a control: its Label, Choice and Relation elements, through views, down to the next control. Of two
 * that the result could not tell apart the first is taken.
 */
export function optionsUnder(element: ConfigElement, keys: ReadonlyMap<ConfigElement, string>): readonly LabelOption[] {
  const found = element.children.flatMap((child): readonly LabelOption[] => {
    if (isOptionTag(child.tag)) return [optionOf(child, keys)];
    return isControl(child) ? [] : optionsUnder(child, keys);
  });
  const first = new Map(found.toReversed().map((option) => [option.wire, option]));
  return found.filter((option) => first.get(option.wire) === option);
}

/** Options and those nested in them, in the order of the document. */
export function flatOptions(options: readonly LabelOption[]): readonly LabelOption[] {
  return options.flatMap((option) => [option, ...flatOptions(option.children)]);
}

/** Options from task data: strings, or objects with the attributes of a Label or Choice; anything else is left out. */
export function optionsFromData(data: unknown): readonly LabelOption[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((entry: unknown): readonly LabelOption[] => {
    if (typeof entry === "string" || typeof entry === "number") return [plainOption(String(entry))];
    if (!isObject(entry)) return [];
    const text = (key: string): string | null => {
      const value = entry[key];
      return typeof value === "string" || typeof value === "number" ? String(value) : null;
    };
    const value = text("value") ?? text("alias");
    if (value === null) return [];
    const alias = text("alias") || null;
    return [
      {
        ...plainOption(value),
        alias,
        wire: alias ?? value,
        background: text("background"),
        hotkey: text("hotkey")?.trim() || null,
        maxUsages: readWhole(text("maxUsages") ?? ""),
        category: text("category"),
        hint: text("hint"),
        selected: entry.selected === true,
        children: optionsFromData(entry.children),
      },
    ];
  });
}

function optionOf(element: ConfigElement, keys: ReadonlyMap<ConfigElement, string>): LabelOption {
  const value = attributeOf(element, "value") ?? element.text;
  const alias = attributeOf(element, "alias") || null;
  return {
    value,
    alias,
    wire: alias ?? value,
    background: attributeOf(element, "background"),
    hotkey: keys.get(element) ?? null,
    maxUsages: readWhole(attributeOf(element, "maxUsages") ?? ""),
    category: attributeOf(element, "category"),
    hint: attributeOf(element, "hint"),
    selected: flagOf(element, "selected"),
    children: optionsUnder(element, keys),
  };
}

function plainOption(value: string): LabelOption {
  return {
    value,
    alias: null,
    wire: value,
    background: null,
    hotkey: null,
    maxUsages: null,
    category: null,
    hint: null,
    selected: false,
    children: [],
  };
}
