import type { ActionId, EditorMessages } from "./messages.ts";

/** A label that can be chosen, by its wire value, with what is shown for it and the key that picks it. */
export type LabelChoice = {
  readonly value: string;
  readonly text: string;
  readonly hotkey: string | null;
  /** How many regions may carry it; any number where it is absent or null. */
  readonly limit?: number | null;
};

/** A control whose labels go on regions of one object; a control of several objects has an entry for each. */
export type LabelControl = {
  readonly control: string;
  readonly object: string;
  /** Whether a region carries one of its labels or any number. */
  readonly choice: "single" | "multiple";
  readonly labels: readonly LabelChoice[];
};

/** A control that draws shapes on one object; a control of several objects has an entry for each. One that is a `LabelControl` too draws only with a label chosen. */
export type DrawingControl = { readonly control: string; readonly object: string; readonly tool: "rectangle" };

/** What an annotator can set to taste. */
export type EditorSettings = {
  /** Whether a new region is selected at once. */
  readonly selectAfterCreate: boolean;
  /** Whether the chosen label stays chosen after a region was made with it. */
  readonly keepLabel: boolean;
  readonly crosshair: boolean;
  readonly tags: boolean;
  readonly minimap: boolean;
  /** Whether the camera may glide; the system's wish for less motion wins over it. */
  readonly motion: boolean;
  /** Percent of the image's own brightness and contrast, 100 = as it is. */
  readonly brightness: number;
  readonly contrast: number;
};

/** The settings of somebody who set none. */
export const defaultSettings: EditorSettings = {
  selectAfterCreate: false,
  keepLabel: true,
  crosshair: false,
  tags: true,
  minimap: true,
  motion: true,
  brightness: 100,
  contrast: 100,
};

/** Keys by action, as Label Studio writes them (`ctrl+z`); the first one is shown. */
export type KeyMap = { readonly [Id in ActionId]?: readonly string[] };

/** What an editor needs to know of its task. */
export type EditorOptions = {
  readonly drawing: readonly DrawingControl[];
  readonly labels: readonly LabelControl[];
  /** The CSS colour of a label; label null for a region without one. */
  colourOf(control: string, label: string | null): string;
  /** A region id that no region has yet. */
  newRegionId(): string;
  /** Says something to people who do not see the screen, through the page's one live region. */
  announce(text: string): void;
  readonly messages?: EditorMessages;
  readonly settings?: Partial<EditorSettings>;
  /** Keys of actions in place of the usual ones; none for an action that shall have no key. */
  readonly keys?: KeyMap;
  /** Whether everything can be looked at but nothing changed. */
  readonly readonly?: boolean;
};

/** The labels that the next region gets. */
export type ActiveLabels = { readonly control: string; readonly values: readonly string[] };
