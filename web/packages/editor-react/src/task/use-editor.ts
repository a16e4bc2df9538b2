import type { EditorController, EditorState } from "@assay/editor";
import type { Content, Region } from "@assay/labeling";
import { useCallback, useSyncExternalStore } from "react";

/** What a component sees of an editor: its content and what is selected and chosen. */
export type EditorSnapshot = {
  readonly content: Content;
  readonly state: EditorState;
  /** The one selected region; null where none or several are. */
  readonly selected: Region | null;
  readonly version: number;
};

const snapshots: WeakMap<EditorController, EditorSnapshot> = new WeakMap();

/** The editor as it is now; the component renders again whenever content, selection, tool or settings change. */
export function useEditor(controller: EditorController): EditorSnapshot {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [
        controller.onChange(listener),
        controller.store.onTransaction(listener),
        controller.store.onLoad(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [controller],
  );
  return useSyncExternalStore(subscribe, () => snapshotOf(controller));
}

/** The same object until something changed, as React asks of a snapshot. */
function snapshotOf(controller: EditorController): EditorSnapshot {
  const { store, state } = controller;
  const known = snapshots.get(controller);
  if (known !== undefined && known.version === store.version && known.state === state) return known;
  const [only, ...others] = state.selection;
  const selected = only !== undefined && others.length === 0 ? (store.region(only) ?? null) : null;
  const content = known?.version === store.version ? known.content : store.content();
  const snapshot: EditorSnapshot = { content, state, selected, version: store.version };
  snapshots.set(controller, snapshot);
  return snapshot;
}
