import {
  type ActiveLabels,
  createEditor,
  type DrawingControl,
  type EditorController,
  type EditorMessages,
  type EditorOptions,
  type EditorSettings,
  type KeyMap,
  type LabelControl,
} from "@assay/editor";
import {
  type Control,
  controlOf,
  flagOf,
  flatOptions,
  type LabelingConfig,
  labelColours,
  newRegionId,
  objectOf,
  roleOf,
  unlabelled,
  usageLimit,
  usedUp,
} from "@assay/labeling";

/** What an editor of a task needs beside its config. */
export type TaskEditorOptions = {
  /** Says something to people who do not see the screen, through the page's one live region. */
  announce(text: string): void;
  /** Numbers in [0, 1) for region ids; `Math.random` where it is absent. */
  readonly random?: () => number;
  readonly messages?: EditorMessages;
  readonly settings?: Partial<EditorSettings>;
  readonly keys?: KeyMap;
  readonly readonly?: boolean;
};

/** An editor for one task. `config` has the task's own options filled in (`withTaskOptions`). */
export function createTaskEditor(config: LabelingConfig, options: TaskEditorOptions): EditorController {
  const { random = Math.random, settings, ...others } = options;
  const colourOf = labelColours(config);
  const crosshair = config.objects.some((object) => flagOf(object.element, "crosshair"));
  const editorOptions: EditorOptions = {
    ...others,
    drawing: config.controls.flatMap((control) => drawingOf(config, control)),
    labels: config.controls.flatMap((control) => labelingOf(config, control)),
    colourOf: (control, label) => (label === null ? unlabelledColour(colourOf, control) : colourOf(control, label)),
    newRegionId: () => newRegionId(random),
    settings: { ...(crosshair ? { crosshair } : {}), ...settings },
  };
  const controller = createEditor(editorOptions);
  controller.activeLabels = firstLabels(config);
  controller.store.onTransaction(() => dropUsedUp(config, controller));
  controller.onChange(() => dropUsedUp(config, controller));
  return controller;
}

/** The labels that the config marks `selected`: all of one control that takes many, else the first. */
function firstLabels(config: LabelingConfig): ActiveLabels | null {
  for (const control of config.controls) {
    const role = roleOf(control.tag);
    const marked = flatOptions(control.options).filter(({ selected }) => selected);
    if ((role !== "labels" && role !== "shape-labels") || marked.length === 0) continue;
    const values = marked.map(({ wire }) => wire);
    return { control: control.name, values: control.choice === "multiple" ? values : values.slice(0, 1) };
  }
  return null;
}

/** Puts away an active label that no more regions may carry. */
function dropUsedUp(config: LabelingConfig, controller: EditorController): void {
  const { activeLabels } = controller;
  const control = activeLabels === null ? undefined : controlOf(config, activeLabels.control);
  if (activeLabels === null || control === undefined) return;
  const gone = usedUp(control, controller.store.content(), activeLabels.values);
  if (gone.length === 0) return;
  const values = activeLabels.values.filter((value) => !gone.includes(value));
  controller.activeLabels = values.length === 0 ? null : { control: control.name, values };
}

/** The control's own stroke colour where it has one, since no label has the empty name. */
function unlabelledColour(colourOf: (control: string, label: string) => string, control: string): string {
  return control === "" ? unlabelled : colourOf(control, "");
}

function drawingOf(config: LabelingConfig, control: Control): readonly DrawingControl[] {
  const role = roleOf(control.tag);
  if (role !== "shape" && role !== "shape-labels") return [];
  return control.toName
    .filter((object) => objectOf(config, object)?.tag === "Image")
    .map((object) => ({ control: control.name, object, tool: "rectangle" }));
}

function labelingOf(config: LabelingConfig, control: Control): readonly LabelControl[] {
  const role = roleOf(control.tag);
  if (role !== "labels" && role !== "shape-labels") return [];
  const labels = flatOptions(control.options).map((option) => {
    const { wire, value, hotkey } = option;
    return { value: wire, text: value, hotkey, limit: usageLimit(control, option) };
  });
  return control.toName
    .filter((object) => objectOf(config, object) !== undefined)
    .map((object) => ({
      control: control.name,
      object,
      choice: control.choice === "multiple" ? "multiple" : "single",
      labels,
    }));
}
