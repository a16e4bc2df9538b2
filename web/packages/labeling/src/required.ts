import { isAnswered } from "./answer.ts";
import type { Control, LabelingConfig } from "./config.ts";
import { own } from "./own.ts";
import type { Content, Region } from "./region.ts";
import { contributes, visibleControls } from "./visibility.ts";

/** A required answer that is not there yet. */
export type Missing = {
  readonly control: string;
  readonly message: string;
  /** The region that lacks it, for a perRegion control. */
  readonly region?: string;
};

/** Every required answer that the content lacks: task-level ones first, then those of regions in z-order. */
export function missing(config: LabelingConfig, content: Content): readonly Missing[] {
  const required = config.controls.filter((control) => control.required);
  const shown = visibleControls(config, content, null);
  const ofTask = required
    .filter((control) => !control.perRegion && (shown.has(control.name) || contributes(config, control, content, null)))
    .filter((control) => !isGiven(control, content))
    .map((control) => ({ control: control.name, message: messageOf(control) }));
  const ofRegions = content.regions.flatMap((region) =>
    required
      .filter((control) => control.perRegion && contributes(config, control, content, region))
      .filter((control) => !isAnswered(own(region.answers, control.name)))
      .map((control) => ({ control: control.name, message: messageOf(control), region: region.id })),
  );
  return [...ofTask, ...ofRegions];
}

/** Whether a control about the whole task has what it asks for: an answer, or a region that it labels. */
function isGiven(control: Control, content: Content): boolean {
  return (
    isAnswered(own(content.answers, control.name)) ||
    content.kept.some((item) => item.from_name === control.name) ||
    content.regions.some((region) => marks(region, control.name))
  );
}

function marks(region: Region, control: string): boolean {
  return region.control === control || (own(region.labels, control)?.length ?? 0) > 0;
}

function messageOf(control: Control): string {
  return control.requiredMessage ?? `"${control.name}" needs an answer.`;
}
