import { attributeOf } from "./attributes.ts";
import type { ConfigElement, Diagnostic, LabelingConfig, Severity } from "./config.ts";
import { controlTags, notControls, objectTags, visualTags } from "./tags.ts";

/**
 * Everything that is wrong with a config whose XML can be read: what the server refuses as errors, what it lets pass
 * and hardly anybody means as warnings, in the order of the document.
 */
export function checkConfig(config: LabelingConfig): readonly Diagnostic[] {
  if (config.root === null) return [];
  const elements = all(config.root);
  const found = [...duplicateNames(elements), ...unknownTargets(elements), ...elements.flatMap(shapeOf)];
  return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function all(element: ConfigElement): readonly ConfigElement[] {
  return [element, ...element.children.flatMap(all)];
}

function at(
  element: ConfigElement,
  severity: Severity,
  code: string,
  message: string,
  fix: string,
): readonly Diagnostic[] {
  return [{ severity, code, line: element.line, column: element.column, message, fix }];
}

function duplicateNames(elements: readonly ConfigElement[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return elements.flatMap((element) => {
    const name = attributeOf(element, "name");
    if (name === null || !seen.has(name)) {
      if (name !== null) seen.add(name);
      return [];
    }
    const message = `Label config contains non-unique names: ${name}`;
    return at(element, "error", "config-duplicate-name", message, `Give this <${element.tag}> a name of its own.`);
  });
}

function unknownTargets(elements: readonly ConfigElement[]): readonly Diagnostic[] {
  const names = elements.map((element) => attributeOf(element, "name")).filter((name) => name !== null);
  return elements.flatMap((element) => {
    const targets = (attributeOf(element, "toName") ?? "").split(",").map((target) => target.trim());
    if (attributeOf(element, "toName") === null) return [];
    return targets
      .filter((target) => !names.includes(target))
      .flatMap((target) => {
        const message = `toName="${target}" not found in names: ${JSON.stringify(names)}`;
        const fix = "Point toName at the name of the tag that shows the data.";
        return at(element, "error", "config-unknown-target", message, fix);
      });
  });
}

/** What each tag must have, as the server's schema says. */
function shapeOf(element: ConfigElement): readonly Diagnostic[] {
  const has = (name: string): boolean => attributeOf(element, name) !== null;
  const lacks = (what: string, fix: string): readonly Diagnostic[] =>
    at(element, "error", "config-missing-attribute", `Validation failed on <${element.tag}>: it needs ${what}.`, fix);
  const missing = (...names: readonly string[]): readonly Diagnostic[] =>
    names.filter((name) => !has(name)).flatMap((name) => lacks(`${name}="…"`, `Add ${name} to this tag.`));
  switch (element.tag) {
    case "Labels":
    case "Choices": {
      const child = element.tag === "Labels" ? "Label" : "Choice";
      const filled = has("value") || element.children.some(({ tag }) => tag === child || tag === "View");
      const empty = filled ? [] : lacks(`a <${child}> or value="$…"`, `Add <${child} value="…"/>.`);
      return [...missing("name", "toName"), ...empty];
    }
    case "Label":
    case "Choice":
      return element.text === "" ? missing("value") : [];
    case "Image":
    case "Text":
    case "HyperText":
      return [...missing("name"), ...(has("value") || has("valueList") ? [] : missing("value"))];
    case "TextArea":
    case "Number":
      return missing("name", "toName");
  }
  return isKnown(element.tag)
    ? []
    : at(
        element,
        "warning",
        "config-unknown-tag",
        `<${element.tag}> is not a tag that this platform knows; it is kept and not shown.`,
        "Check the spelling; tags are written with capitals, e.g. <RectangleLabels>.",
      );
}

function isKnown(tag: string): boolean {
  return controlTags.has(tag) || objectTags.has(tag) || visualTags.has(tag) || notControls.has(tag);
}
