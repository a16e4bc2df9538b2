import { attributeOf, flagOf, listOf } from "./attributes.ts";
import {
  type ChoiceMode,
  type ConfigElement,
  type Control,
  emptyConfig,
  type LabelingConfig,
  type ObjectTag,
  type Parsed,
  type VisibilityRule,
} from "./config.ts";
import { checkConfig } from "./config-checks.ts";
import { isControl, isObjectTag } from "./elements.ts";
import { hotkeysOf } from "./hotkeys.ts";
import { optionsUnder } from "./options.ts";
import { canonicalTag, isOptionTag, mayBeDynamic } from "./tags.ts";
import { keyOfPath, variablesIn } from "./task-data.ts";
import { readTree } from "./xml.ts";

/** Attributes that may read task data, on any tag that is no option, in lower case. */
const dataAttributes: ReadonlySet<string> = new Set(["value", "valuelist", "on", "data", "audiourl", "framerate"]);

/** Reads a labeling config as far as it can be read, and says what is wrong with it. Never throws on any text. */
export function parseConfig(xml: string): Parsed {
  const { root, diagnostics } = readTree(xml);
  if (root === null) return { config: emptyConfig, diagnostics };
  const config = configOf(root);
  const all = [...diagnostics, ...checkConfig(root, config)];
  return { config, diagnostics: all.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

/** The visibility rule written on an element, null where it has none that is known. */
export function ruleOf(element: ConfigElement): VisibilityRule | null {
  const when = attributeOf(element, "visibleWhen")?.trim();
  switch (when) {
    case "region-selected":
    case "no-region-selected":
    case "choice-selected":
    case "choice-unselected":
      return {
        when,
        tagNames: listOf(element, "whenTagName"),
        labelValues: listOf(element, "whenLabelValue"),
        choiceValues: listOf(element, "whenChoiceValue"),
      };
    default:
      return null;
  }
}

function configOf(root: ConfigElement): LabelingConfig {
  const keys = hotkeysOf(root);
  const controls: Control[] = [];
  const objects: ObjectTag[] = [];
  const dataKeys = new Set<string>();
  const walk = (element: ConfigElement, around: readonly VisibilityRule[]): void => {
    const rule = ruleOf(element);
    const rules = rule === null ? around : [...around, rule];
    for (const key of keysRead(element)) dataKeys.add(key);
    if (isControl(element)) controls.push(controlFrom(element, keys, rules));
    if (isObjectTag(element)) objects.push(objectFrom(element));
    for (const child of element.children) walk(child, rules);
  };
  walk(root, []);
  return { root, controls, objects, dataKeys: [...dataKeys] };
}

/** The task's own keys that an element reads. */
function keysRead(element: ConfigElement): readonly string[] {
  if (isOptionTag(element.tag)) return [];
  return Object.entries(element.attributes)
    .filter(([name]) => dataAttributes.has(name.toLowerCase()))
    .flatMap(([, value]) => variablesIn(value))
    .map(keyOfPath)
    .filter((key) => key !== "");
}

function controlFrom(
  element: ConfigElement,
  keys: ReadonlyMap<ConfigElement, string>,
  visibility: readonly VisibilityRule[],
): Control {
  const name = attributeOf(element, "name") ?? "";
  const toName = listOf(element, "toName");
  const value = attributeOf(element, "value") ?? "";
  return {
    name,
    tag: canonicalTag(element.tag),
    toName: toName.length === 0 ? [name] : toName,
    options: optionsUnder(element, keys),
    dynamic: mayBeDynamic(element.tag) && /^\$./.test(value) ? value.slice(1) : null,
    perRegion: flagOf(element, "perRegion"),
    required: flagOf(element, "required"),
    requiredMessage: attributeOf(element, "requiredMessage"),
    choice: choiceModeOf(element),
    visibility,
    element,
  };
}

function choiceModeOf(element: ConfigElement): ChoiceMode {
  const written = attributeOf(element, "choice")?.toLowerCase();
  return written === "multiple" || written === "single-radio" ? written : "single";
}

function objectFrom(element: ConfigElement): ObjectTag {
  return {
    name: attributeOf(element, "name") ?? "",
    tag: canonicalTag(element.tag),
    value:
      attributeOf(element, "value") ??
      attributeOf(element, "valueList") ??
      attributeOf(element, "data") ??
      element.text,
    element,
  };
}
