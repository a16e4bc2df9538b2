/** One element of a labeling config, known or not; attributes in the order written. */
export type ConfigElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ConfigElement[];
  /** The element's own text, trimmed; empty when it has none. */
  readonly text: string;
  /** 1-based place of the start tag. */
  readonly line: number;
  readonly column: number;
};

/** How grave a diagnostic is: an `error` config is refused, a `warning` is accepted. */
export type Severity = "error" | "warning";

/** Something wrong or doubtful in a config, with its place and the way out. */
export type Diagnostic = {
  readonly severity: Severity;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
};

/** One thing that a control offers: a label or a choice. */
export type LabelOption = {
  readonly value: string;
  readonly alias: string | null;
  /** What the result holds: the alias, or else the value. */
  readonly wire: string;
  readonly background: string | null;
  /** The key that picks it, given or automatic; null where none is free. */
  readonly hotkey: string | null;
  readonly maxUsages: number | null;
  readonly category: string | null;
  readonly hint: string | null;
  readonly selected: boolean;
  readonly children: readonly LabelOption[];
};

/** When a control or a view is shown. */
export type VisibilityRule = {
  readonly when: "region-selected" | "no-region-selected" | "choice-selected" | "choice-unselected";
  /** Controls looked at; empty = any. */
  readonly tagNames: readonly string[];
  /** Labels of which the region must carry one; empty = any. */
  readonly labelValues: readonly string[];
  /** Choices of which one must (not) be chosen; empty = any. */
  readonly choiceValues: readonly string[];
};

/** How many options one answer may hold. */
export type ChoiceMode = "single" | "single-radio" | "multiple";

/** A tag that asks: it fills `from_name` of the results. */
export type Control = {
  readonly name: string;
  readonly tag: string;
  readonly toName: readonly string[];
  readonly options: readonly LabelOption[];
  /** The task variable (without `$`) that supplies the options, null for options in the config. */
  readonly dynamic: string | null;
  readonly perRegion: boolean;
  readonly required: boolean;
  readonly requiredMessage: string | null;
  readonly choice: ChoiceMode;
  /** Own rule and those of the views around it; all must hold. */
  readonly visibility: readonly VisibilityRule[];
  readonly element: ConfigElement;
};

/** A tag that shows task data: it fills `to_name` of the results. */
export type ObjectTag = {
  readonly name: string;
  readonly tag: string;
  /** The value as written, e.g. `$image`. */
  readonly value: string;
  readonly element: ConfigElement;
};

/** A labeling config: its tree, and what asks and what shows in it. */
export type LabelingConfig = {
  /** Null for a text that has no root element. */
  readonly root: ConfigElement | null;
  readonly controls: readonly Control[];
  readonly objects: readonly ObjectTag[];
  /** Task variables that the config reads, without `$`, in the order met. */
  readonly dataKeys: readonly string[];
};

/** A config read as far as it could be. */
export type Parsed = { readonly config: LabelingConfig; readonly diagnostics: readonly Diagnostic[] };

/** A config without anything. */
export const emptyConfig: LabelingConfig = { root: null, controls: [], objects: [], dataKeys: [] };

/** The control of that name, if the config has it. */
export function controlOf(config: LabelingConfig, name: string): Control | undefined {
  return config.controls.find((control) => control.name === name);
}

/** The object of that name, if the config has it. */
export function objectOf(config: LabelingConfig, name: string): ObjectTag | undefined {
  return config.objects.find((object) => object.name === name);
}
