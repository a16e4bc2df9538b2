import { readWhole } from "./attribute-rules.ts";
import { attributeOf } from "./attributes.ts";
import type { Control, LabelOption } from "./config.ts";
import { own } from "./own.ts";
import type { Content } from "./region.ts";

/** How many regions carry each label of the control, by wire value; labels that nobody uses are absent. */
export function labelCounts(content: Content, control: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const region of content.regions) {
    for (const label of own(region.labels, control) ?? []) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/** How many more regions may carry the label; null where the config sets no limit. */
export function usagesLeft(control: Control, option: LabelOption, content: Content): number | null {
  const limit = option.maxUsages ?? readWhole(attributeOf(control.element, "maxUsages") ?? "");
  return limit === null ? null : Math.max(0, limit - (labelCounts(content, control.name).get(option.wire) ?? 0));
}
