import { complaintAbout } from "./attribute-rules.ts";
import { attributeOf, listOf } from "./attributes.ts";
import type { ConfigElement, Control, Diagnostic, LabelingConfig, ObjectTag } from "./config.ts";
import { controlTagOf, fitsObject } from "./control-tags.ts";
import { diagnosticAt } from "./diagnostic.ts";
import { allElements, isControl } from "./elements.ts";
import { givenHotkey } from "./hotkeys.ts";
import { nearestName } from "./nearest-name.ts";
import { missingParts } from "./required-parts.ts";
import { findTag, type Tag, tagNames } from "./tag-table.ts";
import { canonicalTag, isOptionTag } from "./tags.ts";

const keptNote = "it is kept but does nothing";

/**
 * All that is wrong with a config whose XML could be read: as errors what the server refuses, as warnings everything
 * else that cannot work. The server's checks are the same; the conformance cases hold both to it.
 */
export function checkConfig(root: ConfigElement, config: LabelingConfig): readonly Diagnostic[] {
  const names = allElements(root)
    .map((element) => attributeOf(element, "name"))
    .filter((name) => name !== null);
  const known = new Set(names);
  return [
    ...duplicateNames(root),
    ...visit(root, canonicalTag(root.tag), true, known),
    ...duplicateHotkeys(root),
    ...config.controls.flatMap((control) => checkControl(control, config, known)),
  ];
}

function duplicateNames(root: ConfigElement): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  return allElements(root).flatMap((element) => {
    const name = attributeOf(element, "name");
    if (name === null) return [];
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (count !== 2) return [];
    const message = `Label config contains non-unique names: ${name}`;
    const fix = `Give each tag its own name; this one is the second "${name}".`;
    return [diagnosticAt(element, "error", "duplicate-name", message, fix)];
  });
}

/** Checks an element and all below it; `path` names its place as Label Studio's messages do. */
function visit(
  element: ConfigElement,
  path: string,
  isRoot: boolean,
  names: ReadonlySet<string>,
): readonly Diagnostic[] {
  const tag = findTag(element.tag);
  const own =
    tag === undefined
      ? unknownTag(element, isRoot)
      : [...attributes(element, tag), ...missingParts(element, tag, path)];
  const found = [...own, ...unknownTargets(element, names), ...unknownWhenTags(element, names)];
  if (element.tag.toLowerCase() === "html") return found;
  const alike = Map.groupBy(element.children, (child) => child.tag);
  const below = Array.from(alike.values(), (children) =>
    children.flatMap((child, place) => {
      const step = children.length > 1 ? `${child.tag}/${place}` : child.tag;
      return visit(child, `${path}/${step}`, false, names);
    }),
  ).flat();
  return [...found, ...below];
}

function unknownTag(element: ConfigElement, isRoot: boolean): readonly Diagnostic[] {
  if (isRoot && element.children.length === 0) return [];
  const near = nearestName(element.tag, tagNames());
  const fix = near === null ? `Remove it; ${keptNote}.` : `Did you mean <${near}>? Otherwise remove it; ${keptNote}.`;
  return [diagnosticAt(element, "warning", "unknown-tag", `The tag <${element.tag}> is not known.`, fix)];
}

function attributes(element: ConfigElement, tag: Tag): readonly Diagnostic[] {
  return Object.entries(element.attributes).flatMap(([name, value]) => {
    const rule = tag.rules.get(name.toLowerCase());
    if (rule === undefined) return isFree(name, tag) ? [] : [unknownAttribute(element, tag, name)];
    const expected = complaintAbout(rule, value);
    if (expected === null) return [];
    const message = `<${tag.name}> has ${name}="${value}"; it takes ${expected}.`;
    const fix = "Correct the value, or leave the attribute out for its default.";
    return [diagnosticAt(element, "warning", "attribute-value", message, fix)];
  });
}

/** ML backends read attributes of their own from labels and controls; `x:y` and `data-x` belong to others by custom. */
function isFree(name: string, tag: Tag): boolean {
  const lower = name.toLowerCase();
  const forMachines = tag.family === "control" || tag.family === "part";
  return (
    lower.includes(":") ||
    lower.startsWith("data-") ||
    lower === "xmlns" ||
    (forMachines && (lower.startsWith("model_") || lower.startsWith("predicted_")))
  );
}

function unknownAttribute(element: ConfigElement, tag: Tag, name: string): Diagnostic {
  const near = nearestName(
    name,
    Array.from(tag.rules.values(), (rule) => rule.attribute),
  );
  const fix = near === null ? `Remove it; ${keptNote}.` : `Did you mean ${near}? Otherwise remove it; ${keptNote}.`;
  return diagnosticAt(element, "warning", "unknown-attribute", `<${tag.name}> has no attribute ${name}.`, fix);
}

function unknownTargets(element: ConfigElement, names: ReadonlySet<string>): readonly Diagnostic[] {
  const written = attributeOf(element, "toName");
  if (written === null) return [];
  const list = Array.from(names, (name) => `'${name}'`).toSorted();
  return written
    .split(",")
    .map((target) => target.trim())
    .filter((target) => !names.has(target))
    .map((target) => {
      const message = `toName="${target}" not found in names: [${list.join(", ")}]`;
      const fix =
        names.size === 0
          ? "Give the tag that shows the data a name and write it here."
          : `Write the name of the tag that <${element.tag}> asks about.`;
      return diagnosticAt(element, "error", "unknown-to-name", message, fix);
    });
}

function unknownWhenTags(element: ConfigElement, names: ReadonlySet<string>): readonly Diagnostic[] {
  return listOf(element, "whenTagName")
    .filter((name) => !names.has(name))
    .map((name) => {
      const message = `whenTagName="${name}" names no tag of this config, so the condition can never hold.`;
      return diagnosticAt(element, "warning", "unknown-when-tag", message, "Write the name of the control to look at.");
    });
}

function duplicateHotkeys(root: ConfigElement): readonly Diagnostic[] {
  const taken = new Map<string, ConfigElement>();
  return allElements(root).flatMap((element) => {
    const key = givenHotkey(element);
    if (key === null) return [];
    const other = taken.get(key.toLowerCase());
    if (other === undefined) {
      taken.set(key.toLowerCase(), element);
      return [];
    }
    const message = `The key "${key}" is given twice, first on line ${other.line}.`;
    const fix = "Choose another key, or leave hotkey out to get a free one.";
    return [diagnosticAt(element, "warning", "duplicate-hotkey", message, fix)];
  });
}

function checkControl(control: Control, config: LabelingConfig, names: ReadonlySet<string>): readonly Diagnostic[] {
  const targets = control.toName.filter((name) => names.has(name) && name !== control.name);
  return [
    ...duplicateLabels(control),
    ...targets.flatMap((name) => {
      const object = config.objects.find((each) => each.name === name);
      return object === undefined ? [noObject(control, name)] : unfit(control, object);
    }),
  ];
}

function duplicateLabels(control: Control): readonly Diagnostic[] {
  const seen = new Set<string>();
  return optionElements(control.element).flatMap((option) => {
    const wire = attributeOf(option, "alias") || attributeOf(option, "value") || "";
    if (wire === "" || !seen.has(wire)) {
      seen.add(wire);
      return [];
    }
    const message = `"${wire}" stands twice in "${control.name}"; results could not tell them apart.`;
    return [diagnosticAt(option, "warning", "duplicate-label", message, "Remove one, or give one an alias.")];
  });
}

function optionElements(element: ConfigElement): readonly ConfigElement[] {
  return element.children.flatMap((child) => {
    if (isOptionTag(child.tag)) return [child];
    return isControl(child) ? [] : optionElements(child);
  });
}

function noObject(control: Control, name: string): Diagnostic {
  return diagnosticAt(
    control.element,
    "warning",
    "to-name-not-an-object",
    `toName="${name}" names a tag that shows no task data.`,
    "Name an object tag such as Image or Text.",
  );
}

function unfit(control: Control, object: ObjectTag): readonly Diagnostic[] {
  const kind = controlTagOf(control.tag);
  if (kind === undefined || findTag(object.tag) === undefined || fitsObject(kind, object.tag)) return [];
  const message = `${kind.tag} cannot mark ${object.tag}, so "${control.name}" will make no results.`;
  const fix = `Use a control that fits ${object.tag}, or point toName at another object.`;
  return [diagnosticAt(control.element, "warning", "unfit-object", message, fix)];
}
