import type { EditorAction, EditorController } from "@assay/editor";
import {
  type Answer,
  attributeOf,
  type Control,
  flagOf,
  type LabelingConfig,
  type LabelOption,
  numberOf,
  own,
  roleOf,
  visibleControls,
} from "@assay/labeling";
import { toggledChoice } from "../elements/choices-model.ts";
import type { TaskMessages } from "./messages.ts";

/** One thing an annotator can do in a task: an action of the editor, or an answer that has a key. */
export type TaskAction = Omit<EditorAction, "id"> & { readonly id: string };

/** All actions of a task: the editor's, then one per choice and per rating with a key. */
export function taskActions(
  config: LabelingConfig,
  controller: EditorController,
  messages: TaskMessages,
): readonly TaskAction[] {
  return [
    ...controller.actions,
    ...config.controls.flatMap((control) => answerActions(config, control, controller, messages)),
  ];
}

function answerActions(
  config: LabelingConfig,
  control: Control,
  controller: EditorController,
  messages: TaskMessages,
): readonly TaskAction[] {
  const place = (): AnswerPlace => new AnswerPlace(config, control, controller);
  switch (roleOf(control.tag)) {
    case "choices":
      return choiceActions(control, place, messages);
    case "rating":
      return [ratingAction(control, place, messages)];
    case "shape":
    case "shape-labels":
    case "labels":
    case "text":
    case "kept":
      return [];
  }
}

function choiceActions(control: Control, place: () => AnswerPlace, messages: TaskMessages): readonly TaskAction[] {
  const nests = flagOf(control.element, "allowNested");
  return choiceRows(control.options, []).map(({ option, path }) => ({
    id: `choice:${control.name}:${path.join("/")}`,
    label: `${messages.answerTo(control.name)}: ${option.value}`,
    ...keyed(option.hotkey, place),
    run: () => place().set((answer) => toggledChoice(control, answer, nests ? path : [option.wire])),
  }));
}

/** A rating's key gives one star more, and after the last one none. */
function ratingAction(control: Control, place: () => AnswerPlace, messages: TaskMessages): TaskAction {
  const most = numberOf(control.element, "maxRating") ?? 5;
  return {
    id: `rating:${control.name}`,
    label: messages.answerTo(control.name),
    ...keyed(attributeOf(control.element, "hotkey"), place),
    run: () =>
      place().set((answer) => {
        const rating = ((answer?.kind === "rating" ? answer.rating : 0) + 1) % (most + 1);
        return rating === 0 ? null : { kind: "rating", rating };
      }),
  };
}

function keyed(
  hotkey: string | null,
  place: () => AnswerPlace,
): Pick<TaskAction, "shortcut" | "alternatives" | "scope" | "repeatable" | "enabled"> {
  return {
    shortcut: hotkey,
    alternatives: [],
    scope: "anywhere",
    repeatable: false,
    enabled: () => place().open,
  };
}

type ChoiceRow = { readonly option: LabelOption; readonly path: readonly string[] };

function choiceRows(options: readonly LabelOption[], above: readonly string[]): readonly ChoiceRow[] {
  return options.flatMap((option) => {
    const path = [...above, option.wire];
    return [{ option, path }, ...choiceRows(option.children, path)];
  });
}

/** Where a control's answer goes right now: the task, or the selected region. */
class AnswerPlace {
  readonly #config: LabelingConfig;
  readonly #control: Control;
  readonly #controller: EditorController;

  constructor(config: LabelingConfig, control: Control, controller: EditorController) {
    this.#config = config;
    this.#control = control;
    this.#controller = controller;
  }

  /** Whether the control is shown and may be answered now. */
  get open(): boolean {
    const { editable, store } = this.#controller;
    const region = this.#region;
    if (!editable || region?.locked === true) return false;
    return visibleControls(this.#config, store.content(), region ?? null).has(this.#control.name);
  }

  set(change: (answer: Answer | undefined) => Answer | null): void {
    const { name, perRegion } = this.#control;
    const region = this.#region;
    const answers = perRegion ? region?.answers : this.#controller.store.answers();
    if (answers === undefined) return;
    this.#controller.answer(name, change(own(answers, name)), perRegion ? (region?.id ?? null) : null);
  }

  get #region(): ReturnType<EditorController["store"]["region"]> {
    const [only, ...others] = this.#controller.selection;
    return only === undefined || others.length > 0 ? undefined : this.#controller.store.region(only);
  }
}
