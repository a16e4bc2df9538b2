import { type Answer, isAnswered } from "./answer.ts";
import { attributeOf, listOf } from "./attributes.ts";
import { pathOfChoice } from "./choice-path.ts";
import type { Control, LabelingConfig, VisibilityRule } from "./config.ts";
import { flatOptions } from "./options.ts";
import { own } from "./own.ts";
import type { Content, Region } from "./region.ts";

/**
 * Names of the controls that are shown for this content and this selected region (null = none): all rules on the
 * control and on the views around it hold, and a perRegion control also needs a region that it is for. The answer of a
 * control that choices made invisible does not count for the rules of others.
 */
export function visibleControls(
  config: LabelingConfig,
  content: Content,
  selected: Region | null,
): ReadonlySet<string> {
  const shown = config.controls.filter((control) => isShown(config, control, content, selected));
  return new Set(shown.map((control) => control.name));
}

/** Whether all the rules hold; what a view is shown by. */
export function rulesHold(
  config: LabelingConfig,
  rules: readonly VisibilityRule[],
  content: Content,
  selected: Region | null,
): boolean {
  return rules.every((rule) => holds({ config, content, region: selected, asking: [] }, rule));
}

/**
 * Whether what the control says belongs into the result: a control that choices made invisible contributes nothing, nor
 * does a perRegion control for a region that it is not for. Whether a region is selected just now does not count.
 */
export function contributes(
  config: LabelingConfig,
  control: Control,
  content: Content,
  region: Region | null,
): boolean {
  return counts({ config, content, region, asking: [] }, control);
}

/** Labels that a region carries under any control. */
export function labelsOf(region: Region): readonly string[] {
  return Object.values(region.labels).flat();
}

/** Whom a rule asks about: the region in question (null = the task), and the controls whose rules led here. */
type Asking = {
  readonly config: LabelingConfig;
  readonly content: Content;
  readonly region: Region | null;
  readonly asking: readonly string[];
};

function isShown(config: LabelingConfig, control: Control, content: Content, selected: Region | null): boolean {
  if (control.perRegion && (selected === null || !isFor(control, selected))) return false;
  return rulesHold(config, control.visibility, content, selected);
}

function counts(here: Asking, control: Control): boolean {
  const { region } = here;
  if (control.perRegion && (region === null || !isFor(control, region))) return false;
  const inside = { ...here, asking: [...here.asking, control.name] };
  return control.visibility.every((rule) => lasts(inside, rule, control.perRegion));
}

/** Whether a rule leaves an answer in the result: which region is selected matters to answers for regions alone. */
function lasts(here: Asking, rule: VisibilityRule, perRegion: boolean): boolean {
  switch (rule.when) {
    case "region-selected":
      return !perRegion || holds(here, rule);
    case "no-region-selected":
      return true;
    case "choice-selected":
    case "choice-unselected":
      return holds(here, rule);
  }
}

/**
 * Whether a perRegion control is for this region: its object, and the labels and controls that it names. Beside a rule
 * about choices, `whenTagName` names the choice and not the region's control.
 */
function isFor(control: Control, region: Region): boolean {
  if (!control.toName.includes(region.object)) return false;
  const aboutChoices = /^choice-/.test(attributeOf(control.element, "visibleWhen")?.trim() ?? "");
  const tags = aboutChoices ? [] : listOf(control.element, "whenTagName");
  return carries(region, listOf(control.element, "whenLabelValue")) && isOf(region, tags);
}

function holds(here: Asking, rule: VisibilityRule): boolean {
  const { region } = here;
  switch (rule.when) {
    case "no-region-selected":
      return region === null;
    case "region-selected":
      return region !== null && isOf(region, rule.tagNames) && carries(region, rule.labelValues);
    case "choice-selected":
      return isChosen(here, rule);
    case "choice-unselected":
      return !isChosen(here, rule);
  }
}

function carries(region: Region, labels: readonly string[]): boolean {
  return labels.length === 0 || labelsOf(region).some((label) => labels.includes(label));
}

/** Whether one of the controls has a say in the region: its mark, a label or an answer. */
function isOf(region: Region, controls: readonly string[]): boolean {
  const own = [region.control, ...Object.keys(region.labels), ...Object.keys(region.answers)];
  return controls.length === 0 || own.some((control) => controls.includes(control));
}

/**
 * Whether one of the named controls has one of the choices, with an answer that itself counts. A control's own answer
 * is not asked for its own rule; where rules ask in a circle, the control reached for the second time counts.
 */
function isChosen(here: Asking, rule: VisibilityRule): boolean {
  return here.config.controls.some((control) => {
    const { name } = control;
    if (rule.tagNames.length > 0 && !rule.tagNames.includes(name)) return false;
    const answer = answerOf(control, here.content, here.region);
    if (!isAnswered(answer) || answer.kind !== "choices" || name === here.asking.at(-1)) return false;
    return matches(control, answer.choices, rule.choiceValues) && (here.asking.includes(name) || counts(here, control));
  });
}

function answerOf(control: Control, content: Content, region: Region | null): Answer | undefined {
  if (!control.perRegion) return own(content.answers, control.name);
  return region === null ? undefined : own(region.answers, control.name);
}

/** Whether one of the choices made is among the wanted ones, by what the result holds or by what the screen shows. */
function matches(control: Control, chosen: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const options = flatOptions(control.options);
  return chosen.some((choice) => {
    const last = pathOfChoice(choice).at(-1) ?? choice;
    return wanted.includes(last) || wanted.includes(options.find((option) => option.wire === last)?.value ?? last);
  });
}
