import { attributeOf, flagOf, numberOf } from "./attributes.ts";
import type { ConfigElement, LabelOption } from "./config.ts";
import { isObject } from "./own.ts";
import { optionTags } from "./tags.ts";

/** The options under a control: its Label, Choice and Relation elements, through views, down to the next named tag. */
export function optionsUnder(element: ConfigElement): readonly LabelOption[] {
  return element.children.flatMap((child): readonly LabelOption[] => {
    if (optionTags.has(child.tag)) return [optionOf(child)];
    return attributeOf(child, "name") === null ? optionsUnder(child) : [];
  });
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
    const alias = text("alias");
    const usages = Number(text("maxUsages") ?? Number.NaN);
    return [
      {
        ...plainOption(value),
        alias,
        wire: alias ?? value,
        background: text("background"),
        hotkey: text("hotkey"),
        maxUsages: Number.isFinite(usages) ? usages : null,
        category: text("category"),
        hint: text("hint"),
        selected: entry.selected === true,
        children: optionsFromData(entry.children),
      },
    ];
  });
}

function optionOf(element: ConfigElement): LabelOption {
  const value = attributeOf(element, "value") ?? element.text;
  const alias = attributeOf(element, "alias");
  return {
    value,
    alias,
    wire: alias ?? value,
    background: attributeOf(element, "background"),
    hotkey: attributeOf(element, "hotkey"),
    maxUsages: numberOf(element, "maxUsages"),
    category: attributeOf(element, "category"),
    hint: attributeOf(element, "hint"),
    selected: flagOf(element, "selected"),
    children: optionsUnder(element),
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
