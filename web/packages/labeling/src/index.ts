export { type Answer, isAnswered } from "./answer.ts";
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
export {
  type Content,
  emptyContent,
  type Origin,
  type Region,
  type TextSpan,
  type WireItem,
} from "./region.ts";
