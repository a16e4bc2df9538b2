import { attributeOf, flagOf, listOf } from "./attributes.ts";
import {
  type ChoiceMode,
  type ConfigElement,
  type Control,
  type Diagnostic,
  emptyConfig,
  type LabelingConfig,
  type ObjectTag,
  type Parsed,
  type VisibilityRule,
} from "./config.ts";
import { checkConfig } from "./config-checks.ts";
import { withHotkeys } from "./hotkeys.ts";
import { optionsUnder } from "./options.ts";
import { notControls, roleOf } from "./tags.ts";
import { variablesIn } from "./task-data.ts";
import { readTree } from "./xml.ts";

/** Attributes that may name task data. */
const dataAttributes: readonly string[] = ["value", "valueList", "audioUrl", "frameRate", "apiUrl", "on", "data"];

/** Reads a labeling config as far as it can be read, and says what is wrong with it. Never throws on any text. */
export function parseConfig(xml: string): Parsed {
  const { root, diagnostics } = readTree(xml);
  if (root === null) return { config: emptyConfig, diagnostics };
  const config = configOf(root);
  const found: readonly Diagnostic[] = diagnostics.length > 0 ? diagnostics : checkConfig(config);
  return { config, diagnostics: found };
}

/** The visibility rule written on an element, null where it has none that is known. */
export function ruleOf(element: ConfigElement): VisibilityRule | null {
  const when = attributeOf(element, "visibleWhen");
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

/** Whether the element shows task data: it has a name and a value, or is a known object tag with one. */
function showsData(element: ConfigElement): boolean {
  const value = attributeOf(element, "value") ?? attributeOf(element, "valueList");
  return attributeOf(element, "name") !== null && attributeOf(element, "toName") === null && value !== null;
}

function configOf(root: ConfigElement): LabelingConfig {
  const controls: Control[] = [];
  const objects: ObjectTag[] = [];
  const dataKeys = new Set<string>();
  const walk = (element: ConfigElement, around: readonly VisibilityRule[]): void => {
    for (const name of dataAttributes) {
      for (const path of variablesIn(attributeOf(element, name) ?? "")) dataKeys.add(rootOf(path));
    }
    const rule = ruleOf(element);
    const rules = rule === null ? around : [...around, rule];
    const name = attributeOf(element, "name");
    if (name !== null && attributeOf(element, "toName") !== null && !notControls.has(element.tag)) {
      controls.push(controlFrom(element, name, rules));
    } else if (showsData(element)) {
      objects.push(objectFrom(element, name ?? ""));
    }
    for (const child of element.children) walk(child, rules);
  };
  walk(root, []);
  return { root, controls: withHotkeys(controls), objects, dataKeys: [...dataKeys] };
}

function controlFrom(element: ConfigElement, name: string, visibility: readonly VisibilityRule[]): Control {
  const role = roleOf(element.tag);
  const value = attributeOf(element, "value") ?? "";
  const takesOptions = role === "labels" || role === "shape-labels" || role === "choices" || role === "kept";
  return {
    name,
    tag: element.tag,
    toName: listOf(element, "toName"),
    options: optionsUnder(element),
    dynamic: takesOptions && /^\$\w/.test(value) ? (variablesIn(value)[0] ?? null) : null,
    perRegion: flagOf(element, "perRegion"),
    required: flagOf(element, "required"),
    requiredMessage: attributeOf(element, "requiredMessage"),
    choice: choiceModeOf(element),
    visibility,
    element,
  };
}

function choiceModeOf(element: ConfigElement): ChoiceMode {
  const written = attributeOf(element, "choice");
  return written === "multiple" || written === "single-radio" ? written : "single";
}

function objectFrom(element: ConfigElement, name: string): ObjectTag {
  return {
    name,
    tag: element.tag,
    value: attributeOf(element, "value") ?? attributeOf(element, "valueList") ?? "",
    element,
  };
}

/** The data's own key that a path starts at: `a` of `a.b[0]`. */
function rootOf(path: string): string {
  return /^\w+/.exec(path)?.[0] ?? path;
}
