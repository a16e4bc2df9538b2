import { isAnswered } from "./answer.ts";
import { type Control, controlOf, type LabelingConfig } from "./config.ts";
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

/** Every required answer that the content lacks, in the order of the config and, for a control, of its regions. */
export function missing(config: LabelingConfig, content: Content): readonly Missing[] {
  const shown = visibleControls(config, content, null);
  const regions = content.regions.filter((region) => counts(config, content, region));
  return config.controls
    .filter((control) => control.required)
    .flatMap((control): readonly Missing[] => {
      const lacking = { control: control.name, message: messageOf(control) };
      if (!control.perRegion) return shown.has(control.name) && !isGiven(control, content) ? [lacking] : [];
      return regions
        .filter((region) => visibleControls(config, content, region).has(control.name))
        .filter((region) => !isAnswered(own(region.answers, control.name)))
        .map((region) => ({ ...lacking, region: region.id }));
    });
}

/** Whether the region is part of the result; one whose control choices made invisible is not. */
function counts(config: LabelingConfig, content: Content, region: Region): boolean {
  const control = controlOf(config, region.control);
  return control === undefined || contributes(config, control, content, region);
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
