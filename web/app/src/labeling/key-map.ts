import { type ActionId, createEditor, type KeyMap, normalShortcut } from "@assay/editor";
import { editorMessages } from "./editor-messages.ts";

/** An action of the editor with its name and its keys. */
export type KeyedAction = { readonly id: ActionId; readonly label: string; readonly keys: readonly string[] };

/** Two things that the same key would do. */
export type Conflict = { readonly key: string; readonly labels: readonly string[] };

/** Ready-made key maps: Label Studio's own is the usual one, so that it says nothing. */
export type Preset = "label-studio" | "cvat";

export const presets: { readonly [P in Preset]: KeyMap } = {
  "label-studio": {},
  // CVAT's default shortcuts, for the actions that both have. Source: CVAT's user guide, "Shortcuts". Its Tab and
  // Shift+Tab are left out: here they move the focus.
  cvat: {
    "region:delete": ["delete", "shift+delete"],
    "region:lock": ["l"],
    "region:visibility": ["h"],
    "region:front": ["plus", "="],
    "region:back": ["minus", "_"],
    "tool:rectangle": ["n"],
    "tool:pan": [],
    "view:rotate-right": ["ctrl+r"],
    "view:rotate-left": ["ctrl+shift+r"],
  },
};

/** All fixed actions of the editor with their keys: one's own where there are, otherwise the usual ones. */
export function keyedActions(keys: KeyMap): readonly KeyedAction[] {
  const editor = createEditor({
    drawing: [],
    labels: [],
    colourOf: () => "",
    newRegionId: () => "",
    announce: () => undefined,
    messages: editorMessages(),
    keys,
  });
  return editor.actions.map(({ id, label, shortcut, alternatives }) => {
    return { id: id as ActionId, label, keys: shortcut === null ? [] : [shortcut, ...alternatives] };
  });
}

/** Keys that do two things: two actions have them, or the page around the editor has them already. */
export function conflictsOf(
  actions: readonly KeyedAction[],
  reserved: readonly { readonly key: string; readonly label: string }[],
): readonly Conflict[] {
  const uses = [
    ...actions.flatMap(({ keys, label }) => keys.map((key) => ({ key: normalShortcut(key), label }))),
    ...reserved.map(({ key, label }) => ({ key: normalShortcut(key), label })),
  ];
  return [...Map.groupBy(uses, ({ key }) => key)]
    .filter(([, each]) => each.length > 1)
    .map(([key, each]) => ({ key, labels: each.map(({ label }) => label) }));
}

/** The key map as the server keeps it for a person, in Label Studio's form: `{"region:delete": {"key": "x", "active": true}}`. */
export type StoredKeys = Readonly<Record<string, { readonly key: string; readonly active: boolean }>>;

/** Several keys of one action stand in one entry, with this between them. */
const between = ", ";

export function storedKeys(keys: KeyMap): StoredKeys {
  return Object.fromEntries(
    Object.entries(keys).map(([id, each]) => [id, { key: each.join(between), active: each.length > 0 }]),
  );
}

/** The keys in what the server keeps; entries of other actions, or in another form, are left out. */
export function keysIn(stored: unknown): KeyMap {
  if (typeof stored !== "object" || stored === null) {
    return {};
  }
  const known = Object.keys(editorMessages().actions);
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, entry]: [string, unknown]) => {
      const keys = known.includes(id) ? keysOf(entry) : null;
      return keys === null ? [] : [[id, keys]];
    }),
  );
}

function keysOf(entry: unknown): readonly string[] | null {
  if (typeof entry !== "object" || entry === null) {
    return null;
  }
  const { key, active } = entry as { readonly key?: unknown; readonly active?: unknown };
  if (active === false) {
    return [];
  }
  return typeof key === "string" && key.trim() !== "" ? key.split(between).map((each) => each.trim()) : null;
}
