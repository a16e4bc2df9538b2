import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** What is being typed into a field, before it counts. */
export type Draft = {
  /** Null while nothing was typed. */
  readonly text: string | null;
  type(text: string): void;
  /** Makes the text count, if any was typed. */
  finish(): void;
  cancel(): void;
};

/**
 * A field's draft. It counts when the field is left, when the field or the page goes away with text in it, and when a key
 * says so: nothing typed is lost because somebody went on. `commit` gets the text as typed.
 */
export function useDraft(commit: (text: string) => void): Draft {
  const [text, setText] = useState<string | null>(null);
  const latest = useRef(commit);
  const typed = useRef<string | null>(null);
  latest.current = commit;
  const set = (next: string | null): void => {
    typed.current = next;
    setText(next);
  };
  const finish = (): void => {
    const draft = typed.current;
    set(null);
    if (draft !== null) latest.current(draft);
  };
  useEffect(
    () => () => {
      const draft = typed.current;
      typed.current = null;
      if (draft !== null) latest.current(draft);
    },
    [],
  );
  const begun = text !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: finish reads refs alone
  useEffect(() => {
    if (!begun) return;
    window.addEventListener("beforeunload", finish);
    return () => window.removeEventListener("beforeunload", finish);
  }, [begun]);
  return { text, type: set, finish, cancel: () => set(null) };
}

/** What a key does to a draft: Enter ends it, Escape drops it, Ctrl+Enter ends it and then belongs to the page. */
export function draftKey(event: KeyboardEvent, draft: Draft): void {
  const { key, shiftKey, altKey, ctrlKey, metaKey, nativeEvent } = event;
  if (nativeEvent.isComposing) return;
  if (key === "Escape") {
    event.stopPropagation();
    draft.cancel();
  } else if (key === "Enter" && !shiftKey && !altKey) {
    draft.finish();
    if (!ctrlKey && !metaKey) event.preventDefault();
  }
}
