import type { EditorController, EditorState } from "@assay/editor";
import type { Content, Region } from "@assay/labeling";
import { useCallback, useRef, useSyncExternalStore } from "react";

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
  const subscribe = useSubscription(controller);
  return useSyncExternalStore(subscribe, () => snapshotOf(controller));
}

/**
 * What `read` makes of the editor as it is now; the component renders again only when that is another value by `same`.
 */
export function useEditorValue<T>(
  controller: EditorController,
  read: (snapshot: EditorSnapshot) => T,
  same: (before: T, after: T) => boolean = Object.is,
): T {
  const subscribe = useSubscription(controller);
  const last = useRef<{ readonly snapshot: EditorSnapshot; readonly read: unknown; readonly value: T } | null>(null);
  return useSyncExternalStore(subscribe, () => {
    const snapshot = snapshotOf(controller);
    const before = last.current;
    if (before !== null && before.snapshot === snapshot && before.read === read) return before.value;
    const fresh = read(snapshot);
    const value = before !== null && same(before.value, fresh) ? before.value : fresh;
    last.current = { snapshot, read, value };
    return value;
  });
}

function useSubscription(controller: EditorController): (listener: () => void) => () => void {
  return useCallback(
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
