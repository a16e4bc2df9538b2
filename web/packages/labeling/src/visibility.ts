import { type Answer, isAnswered } from "./answer.ts";
import { attributeOf, listOf } from "./attributes.ts";
import { pathOfChoice } from "./choice-path.ts";
import { type Control, controlOf, type LabelingConfig, type VisibilityRule } from "./config.ts";
import { own } from "./own.ts";
import type { Content, Region } from "./region.ts";

/**
 * Names of the controls that are shown for this content and this selected region (null = none): all rules on the
 * control and on the views around it hold, and a perRegion control also needs a region of an object it belongs to.
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
  return rules.every((rule) => holds(config, rule, content, selected, []));
}

/**
 * Whether the control's answer belongs into the result: a control that choices made invisible contributes nothing, nor
 * does a perRegion control for a region that its rules do not fit. Whether a region is selected just now does not count
 * for answers about the whole task.
 */
export function contributes(
  config: LabelingConfig,
  control: Control,
  content: Content,
  region: Region | null,
): boolean {
  if (control.perRegion) return region !== null && isShown(config, control, content, region);
  const lasting = control.visibility.filter((rule) => isAboutChoices(rule));
  return lasting.every((rule) => holds(config, rule, content, region, [control.name]));
}

/** Labels that a region carries under any control. */
export function labelsOf(region: Region): readonly string[] {
  return Object.values(region.labels).flat();
}

function isAboutChoices(rule: VisibilityRule): boolean {
  return rule.when === "choice-selected" || rule.when === "choice-unselected";
}

function isShown(config: LabelingConfig, control: Control, content: Content, selected: Region | null): boolean {
  if (control.perRegion && !(selected !== null && fitsRegion(control, selected))) return false;
  return control.visibility.every((rule) => holds(config, rule, content, selected, [control.name]));
}

/** Whether a perRegion control is for this region: its object, and the labels or tags that it names. */
function fitsRegion(control: Control, region: Region): boolean {
  if (!control.toName.includes(region.object)) return false;
  if (attributeOf(control.element, "visibleWhen") !== null) return true;
  return (
    carries(region, listOf(control.element, "whenLabelValue")) && isOf(region, listOf(control.element, "whenTagName"))
  );
}

function holds(
  config: LabelingConfig,
  rule: VisibilityRule,
  content: Content,
  selected: Region | null,
  asking: readonly string[],
): boolean {
  switch (rule.when) {
    case "no-region-selected":
      return selected === null;
    case "region-selected":
      return selected !== null && isOf(selected, rule.tagNames) && carries(selected, rule.labelValues);
    case "choice-selected":
      return isChosen(config, rule, content, selected, asking);
    case "choice-unselected":
      return !isChosen(config, rule, content, selected, asking);
  }
}

function carries(region: Region, labels: readonly string[]): boolean {
  return labels.length === 0 || labelsOf(region).some((label) => labels.includes(label));
}

function isOf(region: Region, controls: readonly string[]): boolean {
  return (
    controls.length === 0 ||
    controls.includes(region.control) ||
    Object.keys(region.labels).some((control) => controls.includes(control))
  );
}

/** Whether one of the named controls, itself shown, has one of the choices; `asking` stops rules that go in a circle. */
function isChosen(
  config: LabelingConfig,
  rule: VisibilityRule,
  content: Content,
  selected: Region | null,
  asking: readonly string[],
): boolean {
  const names =
    rule.tagNames.length > 0
      ? rule.tagNames
      : config.controls.filter((control) => control.tag === "Choices").map((control) => control.name);
  return names.some((name) => {
    const control = controlOf(config, name);
    if (control === undefined || asking.includes(name)) return false;
    const answer = answerOf(control, content, selected);
    if (!isAnswered(answer) || answer.kind !== "choices") return false;
    const reachable = control.visibility
      .filter(isAboutChoices)
      .every((inner) => holds(config, inner, content, selected, [...asking, name]));
    return reachable && matches(control, answer.choices, rule.choiceValues);
  });
}

function answerOf(control: Control, content: Content, selected: Region | null): Answer | undefined {
  if (!control.perRegion) return own(content.answers, control.name);
  return selected === null ? undefined : own(selected.answers, control.name);
}

/** Whether one of the choices made is among the wanted ones, by what the result holds or by what the screen shows. */
function matches(control: Control, chosen: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const shownAs = (choice: string): string | undefined =>
    control.options.find((option) => option.wire === choice)?.value ?? choice;
  return chosen.some((choice) => {
    const last = pathOfChoice(choice).at(-1) ?? choice;
    return [choice, last, shownAs(choice)].some((name) => name !== undefined && wanted.includes(name));
  });
}
