import { isObject } from "../own.ts";
import type { WireItem } from "../region.ts";

/** The item's text under that key, null where it holds none. */
export function textAt(item: WireItem, key: string): string | null {
  const value = item[key];
  return typeof value === "string" ? value : null;
}

/** The item's `value` object; empty where it has none. */
export function wireValue(item: WireItem): WireItem {
  const { value } = item;
  return isObject(value) ? value : {};
}

/** The value's finite number under that key, null where it holds none. */
export function numberAt(value: WireItem, key: string): number | null {
  const number = value[key];
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** The texts of a list; null where the value is no list or holds anything else. */
export function textsIn(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string") ? value : null;
}
