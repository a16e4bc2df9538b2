export { type Answer, isAnswered } from "./answer.ts";
export type { AttributeRule } from "./attribute-rules.ts";
export { attributeOf, flagOf, listOf, numberOf } from "./attributes.ts";
export { choiceOfPath, pathOfChoice } from "./choice-path.ts";
export { inkOn, labelColours, palette, unlabelled } from "./colours.ts";
export {
  type ChoiceMode,
  type ConfigElement,
  type Control,
  controlOf,
  type Diagnostic,
  emptyConfig,
  type LabelingConfig,
  type LabelOption,
  type ObjectTag,
  objectOf,
  type Parsed,
  type Severity,
  type VisibilityRule,
} from "./config.ts";
export { firstAnswers } from "./first-answers.ts";
export { flatOptions } from "./options.ts";
export { own, sameJson } from "./own.ts";
export { parseConfig, ruleOf } from "./parse.ts";
export {
  type Content,
  emptyContent,
  type Origin,
  type Region,
  type TextSpan,
  type WireItem,
} from "./region.ts";
export { newRegionId } from "./region-id.ts";
export { type Missing, missing } from "./required.ts";
export { type SpanRun, spanRuns } from "./span-runs.ts";
export { safeInlineStyle, scopedClasses, scopeStyle } from "./style.ts";
export { findTag, type Tag, type TagFamily, tagNames } from "./tag-table.ts";
export { type ControlRole, roleOf } from "./tags.ts";
export { resolve, resolveText, type TaskData, valueAt, variablesIn, withTaskOptions } from "./task-data.ts";
export { labelCounts, usageLimit, usedUp } from "./usage.ts";
export { contributes, labelsOf, rulesHold, visibleControls } from "./visibility.ts";
export { type ImageSizes, readResult } from "./wire/read.ts";
export { writeResult } from "./wire/write.ts";
