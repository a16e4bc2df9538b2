import type { ConfigElement } from "./config.ts";

/** The attribute's value; names are compared without case, as browsers of this config language always did. */
export function attributeOf(element: ConfigElement, name: string): string | null {
  const exact = Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(element.attributes)) {
    if (key.toLowerCase() === wanted) return value;
  }
  return null;
}

/** Whether the attribute says `true`; `fallback` where it is absent. */
export function flagOf(element: ConfigElement, name: string, fallback = false): boolean {
  const text = attributeOf(element, name);
  return text === null ? fallback : text.trim().toLowerCase() === "true";
}

/** The attribute as a finite number, null where it is absent or none. */
export function numberOf(element: ConfigElement, name: string): number | null {
  const text = attributeOf(element, name)?.trim();
  if (text === undefined || text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The parts of a comma list, trimmed, without empty ones. */
export function listOf(element: ConfigElement, name: string): readonly string[] {
  return (attributeOf(element, name) ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
