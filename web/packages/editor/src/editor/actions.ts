import type { QuarterTurn } from "../camera/camera.ts";
import type { ActionId } from "./messages.ts";
import { nudge } from "./nudge.ts";
import type { KeyMap } from "./options.ts";
import type { EditorSession } from "./session.ts";

/** One thing an annotator can do, so that menu, key and palette agree. */
export type EditorAction = {
  readonly id: ActionId | `label:${string}`;
  readonly label: string;
  /** Keys as Label Studio writes them (`ctrl+z`, `alt+h`, `shift+1`), or null. */
  readonly shortcut: string | null;
  /** Further keys that do the same. */
  readonly alternatives: readonly string[];
  /** Where the key works: anywhere outside text fields, or only while an image has the focus. */
  readonly scope: "anywhere" | "viewport";
  /** Whether holding the key repeats it. */
  readonly repeatable: boolean;
  enabled(): boolean;
  /** Does it; `again` says that its key is held down since the last time. */
  run(again?: boolean): void;
};

/** What actions need of the images on screen. */
export type Views = {
  zoomBy(factor: number): void;
  fit(): void;
  fitWidth(): void;
  actualSize(): void;
  rotate(direction: "clockwise" | "anticlockwise"): void;
  /** Ends the gesture that goes on; false when none does. */
  cancelGesture(): boolean;
  /** Moves the focus to the handles of the selected region. */
  focusHandles(): void;
  readonly mounted: boolean;
  /** How far an object's image is turned on the screen. */
  rotationOf(object: string): QuarterTurn;
};

type Draft = Pick<EditorAction, "run"> & {
  readonly keys: readonly string[];
  readonly enabled?: () => boolean;
  readonly scope?: EditorAction["scope"];
  readonly repeatable?: boolean;
};

type Table = { readonly [Id in ActionId]: Draft };

/** All actions of an editor: the fixed ones, then one per label. Default keys are Label Studio's where it has one. */
export function actionsOf(session: EditorSession, views: Views, keys: KeyMap = {}): readonly EditorAction[] {
  const table: Table = {
    ...historyActions(session, views),
    ...regionActions(session, views),
    ...copyActions(session),
    ...orderActions(session),
    ...predictionActions(session),
    ...toolActions(session),
    ...viewActions(session, views),
    ...nudgeActions(session, views),
  };
  const fixed = (Object.entries(table) as [ActionId, Draft][]).map(([id, draft]) => {
    return action(id, session.messages.actions[id], { ...draft, keys: keys[id] ?? draft.keys });
  });
  return [...fixed, ...labelActions(session)];
}

function action(id: EditorAction["id"], label: string, draft: Draft): EditorAction {
  const [shortcut = null, ...alternatives] = draft.keys;
  return {
    id,
    label,
    shortcut,
    alternatives,
    scope: draft.scope ?? "anywhere",
    repeatable: draft.repeatable ?? false,
    enabled: draft.enabled ?? (() => true),
    run: draft.run,
  };
}

type Part<Prefix extends string> = { readonly [Id in Extract<ActionId, `${Prefix}:${string}`>]: Draft };

function historyActions(session: EditorSession, views: Views): Part<"annotation"> {
  const { store } = session;
  // A gesture that goes on is what there is to take back first.
  const unlessGesture = (run: () => void): void => {
    if (!views.cancelGesture()) run();
  };
  return {
    "annotation:undo": {
      keys: ["ctrl+z"],
      repeatable: true,
      enabled: () => session.editable && store.canUndo,
      run: () => unlessGesture(() => session.undo()),
    },
    "annotation:redo": {
      keys: ["ctrl+shift+z", "ctrl+y"],
      repeatable: true,
      enabled: () => session.editable && store.canRedo,
      run: () => unlessGesture(() => session.redo()),
    },
  };
}

type CopyId = "region:duplicate" | "region:copy" | "region:paste";

function copyActions(session: EditorSession): { readonly [Id in CopyId]: Draft } {
  const selected = (): boolean => session.state.selection.length > 0;
  return {
    "region:duplicate": {
      keys: ["ctrl+d"],
      enabled: () => session.editable && selected(),
      run: () => session.duplicate(),
    },
    "region:copy": { keys: ["ctrl+c"], enabled: selected, run: () => session.copy() },
    "region:paste": { keys: ["ctrl+v"], enabled: () => session.canPaste, run: () => session.paste() },
  };
}

type OrderId = "region:forward" | "region:backward" | "region:front" | "region:back";

function regionActions(session: EditorSession, views: Views): Omit<Part<"region">, CopyId | OrderId> {
  const { store } = session;
  const selection = (): readonly string[] => session.state.selection;
  const all = (): readonly string[] => store.regions().map((region) => region.id);
  const some = (): boolean => session.editable && selection().length > 0;
  const any = (): boolean => session.editable && store.size > 0;
  const unlocked = (ids: readonly string[]): boolean => session.editable && session.unlocked(ids).length > 0;
  return {
    "region:delete": {
      keys: ["backspace", "delete"],
      enabled: () => unlocked(selection()),
      run: () => session.remove(selection()),
    },
    "region:delete-all": {
      keys: ["ctrl+backspace"],
      enabled: () => unlocked(all()),
      run: () => session.remove(all()),
    },
    "region:visibility": { keys: ["alt+h"], enabled: some, run: () => session.toggleHidden(selection()) },
    "region:visibility-all": { keys: ["ctrl+h"], enabled: any, run: () => session.toggleHidden(all()) },
    "region:lock": { keys: ["alt+l"], enabled: some, run: () => session.toggleLocked(selection()) },
    "region:lock-all": { keys: ["alt+shift+l"], enabled: any, run: () => session.toggleLocked(all()) },
    "region:unselect": { keys: ["u"], enabled: () => selection().length > 0, run: () => session.select([]) },
    "region:exit": {
      keys: ["escape"],
      run: () => {
        if (!views.cancelGesture()) session.select([]);
      },
    },
    "region:focus": {
      keys: ["enter"],
      scope: "viewport",
      enabled: () => selection().length === 1,
      run: () => views.focusHandles(),
    },
    "region:cycle": { keys: ["alt+."], repeatable: true, run: () => session.selectNeighbour("next") },
    "region:cycle-back": { keys: ["alt+,"], repeatable: true, run: () => session.selectNeighbour("previous") },
    "region:select-all": {
      keys: ["ctrl+a"],
      scope: "viewport",
      enabled: () => store.size > 0,
      run: () => session.select(store.regions().flatMap((region) => (region.hidden ? [] : [region.id]))),
    },
  };
}

function orderActions(session: EditorSession): { readonly [Id in OrderId]: Draft } {
  const enabled = (): boolean => session.editable && session.state.selection.length > 0;
  return {
    "region:forward": {
      keys: ["ctrl+]"],
      repeatable: true,
      enabled,
      run: () => session.reorder(session.state.selection, "forward"),
    },
    "region:backward": {
      keys: ["ctrl+["],
      repeatable: true,
      enabled,
      run: () => session.reorder(session.state.selection, "backward"),
    },
    "region:front": {
      keys: ["ctrl+shift+]"],
      enabled,
      run: () => session.reorder(session.state.selection, "front"),
    },
    "region:back": { keys: ["ctrl+shift+["], enabled, run: () => session.reorder(session.state.selection, "back") },
  };
}

function predictionActions(session: EditorSession): Part<"prediction"> {
  const pending = (ids: readonly string[]): boolean =>
    session.editable && ids.some((id) => session.store.isPending(id));
  const all = (): readonly string[] => session.store.regions().map((region) => region.id);
  return {
    "prediction:accept": {
      keys: ["alt+y"],
      enabled: () => pending(session.state.selection),
      run: () => session.accept(session.state.selection),
    },
    "prediction:accept-all": {
      keys: ["alt+shift+y"],
      enabled: () => pending(all()),
      run: () => session.accept(all()),
    },
  };
}

function toolActions(session: EditorSession): Part<"tool"> {
  return {
    "tool:select": { keys: ["v"], run: () => session.setTool("select") },
    "tool:rectangle": { keys: ["r"], enabled: () => session.editable, run: () => session.setTool("rectangle") },
    "tool:pan": { keys: ["h"], run: () => session.setTool("pan") },
  };
}

function viewActions(session: EditorSession, views: Views): Part<"view"> {
  const enabled = (): boolean => views.mounted;
  const flip = (name: "crosshair" | "tags" | "minimap"): (() => void) => {
    return () => session.setSettings({ [name]: !session.state.settings[name] });
  };
  return {
    "view:zoom-in": { keys: ["ctrl+plus"], repeatable: true, enabled, run: () => views.zoomBy(1.25) },
    "view:zoom-out": { keys: ["ctrl+minus"], repeatable: true, enabled, run: () => views.zoomBy(0.8) },
    "view:fit": { keys: ["shift+1"], enabled, run: () => views.fit() },
    "view:actual": { keys: ["shift+2"], enabled, run: () => views.actualSize() },
    "view:fit-width": { keys: ["shift+3"], enabled, run: () => views.fitWidth() },
    "view:rotate-left": { keys: ["alt+left"], enabled, run: () => views.rotate("anticlockwise") },
    "view:rotate-right": { keys: ["alt+right"], enabled, run: () => views.rotate("clockwise") },
    "view:crosshair": { keys: [], enabled, run: flip("crosshair") },
    "view:tags": { keys: [], enabled, run: flip("tags") },
    "view:minimap": { keys: [], enabled, run: flip("minimap") },
  };
}

function nudgeActions(session: EditorSession, views: Views): Part<"nudge"> {
  const by = (key: string, dx: number, dy: number): Draft => ({
    keys: [key],
    scope: "viewport",
    repeatable: true,
    enabled: () => session.editable && session.unlocked(session.state.selection).length > 0,
    run: (again = false) => nudge(session, { dx, dy, again }, (object) => views.rotationOf(object)),
  });
  return {
    "nudge:left": by("left", -1, 0),
    "nudge:right": by("right", 1, 0),
    "nudge:up": by("up", 0, -1),
    "nudge:down": by("down", 0, 1),
    "nudge:left-far": by("shift+left", -10, 0),
    "nudge:right-far": by("shift+right", 10, 0),
    "nudge:up-far": by("shift+up", 0, -10),
    "nudge:down-far": by("shift+down", 0, 10),
  };
}

function labelActions(session: EditorSession): readonly EditorAction[] {
  const byName = new Map(session.labels.controls.map((control) => [control.control, control]));
  return [...byName.values()].flatMap((control) =>
    control.labels.map((label) =>
      action(`label:${control.control}:${label.value}`, session.messages.chooseLabel(label.text), {
        keys: label.hotkey === null ? [] : [label.hotkey],
        enabled: () => session.editable,
        run: () => session.chooseLabel(control.control, label.value),
      }),
    ),
  );
}
