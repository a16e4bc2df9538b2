import { attributeOf, listOf } from "./attributes.ts";
import type { ConfigElement } from "./config.ts";
import { findTag } from "./tag-table.ts";

/** The element and all below it, in the order of the document. */
export function allElements(element: ConfigElement): readonly ConfigElement[] {
  const found: ConfigElement[] = [];
  const walk = (each: ConfigElement): void => {
    found.push(each);
    each.children.forEach(walk);
  };
  walk(element);
  return found;
}

/** Whether the element asks: it has a name and something to ask about. Chat and ReactCode ask about themselves. */
export function isControl(element: ConfigElement): boolean {
  const family = findTag(element.tag)?.family;
  if (isNameless(element) || family === "visual" || family === "part") return false;
  return listOf(element, "toName").length > 0 || /^(chat|reactcode)$/i.test(element.tag);
}

/** Whether the element shows task data. */
export function isObjectTag(element: ConfigElement): boolean {
  if (isNameless(element)) return false;
  const family = findTag(element.tag)?.family;
  if (family !== undefined) return family === "object" || element.tag.toLowerCase() === "reactcode";
  const value = attributeOf(element, "value") ?? attributeOf(element, "valueList");
  return listOf(element, "toName").length === 0 && value !== null;
}

function isNameless(element: ConfigElement): boolean {
  return (attributeOf(element, "name") ?? "").trim() === "";
}
