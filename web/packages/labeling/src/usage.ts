import { readWhole } from "./attribute-rules.ts";
import { attributeOf } from "./attributes.ts";
import type { Control, LabelOption } from "./config.ts";
import { flatOptions } from "./options.ts";
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

/** How many regions may carry the label: its own limit, or else the control's; null without one. */
export function usageLimit(control: Control, option: LabelOption): number | null {
  return option.maxUsages ?? readWhole(attributeOf(control.element, "maxUsages") ?? "");
}

/** Those of the labels that may not be used once more, by wire value. */
export function usedUp(control: Control, content: Content, labels: readonly string[]): readonly string[] {
  const limited = flatOptions(control.options).filter((option) => usageLimit(control, option) !== null);
  if (!limited.some(({ wire }) => labels.includes(wire))) return [];
  const counts = labelCounts(content, control.name);
  return limited
    .filter((option) => labels.includes(option.wire))
    .filter((option) => (counts.get(option.wire) ?? 0) >= (usageLimit(control, option) ?? 0))
    .map(({ wire }) => wire);
}
