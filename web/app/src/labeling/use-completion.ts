import { type KeyboardEvent, type RefObject, useState } from "react";
import { type Completion, completionAt, type Suggestion } from "./config-completion.ts";

export type OpenCompletion = {
  readonly open: boolean;
  readonly suggestions: readonly Suggestion[];
  /** The place among the suggestions that the keys act on. */
  readonly chosen: number;
  /** Where in the text the suggestion goes. */
  readonly from: number;
  readonly typed: (area: HTMLTextAreaElement) => void;
  readonly press: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly accept: (suggestion: Suggestion) => void;
  readonly close: () => void;
};

const closed: Completion = { from: 0, to: 0, suggestions: [] };

/** Suggestions at the cursor of a config's text: they come while typing and with Ctrl+Space. */
export function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  config: string,
  dataKeys: readonly string[],
): OpenCompletion {
  const [{ from, to, suggestions }, setCompletion] = useState(closed);
  const [chosen, setChosen] = useState(0);
  const open = suggestions.length > 0;
  const show = (completion: Completion): void => {
    setCompletion(completion);
    setChosen(0);
  };
  const close = (): void => show(closed);
  const accept = (suggestion: Suggestion): void => {
    const element = area.current;
    if (element !== null) {
      element.focus();
      element.setSelectionRange(from, to);
      // The browser's own insertion keeps its undo.
      document.execCommand("insertText", false, suggestion.text);
      element.setSelectionRange(from + suggestion.cursor, from + suggestion.cursor);
      const then = completionAt(element.value, from + suggestion.cursor, dataKeys);
      show(suggestion.kind === "attribute" ? then : closed);
    }
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      show(completionAt(config, event.currentTarget.selectionEnd, dataKeys));
      return;
    }
    const suggestion = suggestions[chosen];
    if (suggestion === undefined) {
      return;
    }
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        const by = event.key === "ArrowDown" ? 1 : -1;
        setChosen((chosen + by + suggestions.length) % suggestions.length);
        return;
      }
      case "Enter":
      case "Tab":
        event.preventDefault();
        accept(suggestion);
        return;
      case "Escape":
        event.preventDefault();
        event.stopPropagation();
        close();
        return;
      case "ArrowLeft":
      case "ArrowRight":
      case "Home":
      case "End":
        close();
    }
  };
  const typed = (element: HTMLTextAreaElement): void => {
    const cursor = element.selectionEnd;
    const last = element.value[cursor - 1] ?? "";
    show(/[<\w"' /$-]/.test(last) ? completionAt(element.value, cursor, dataKeys) : closed);
  };
  return { open, suggestions, chosen, from, typed, press, accept, close };
}
