import { type EditorController, normalShortcut, shortcutsOf } from "@assay/editor";
import { useEffect } from "react";
import type { TaskAction } from "./task-actions.ts";

/**
 * Runs a task's actions (`taskActions`) by their keys while the component is shown; keys typed into text fields are left
 * alone.
 */
export function useTaskKeys(controller: EditorController, actions: readonly TaskAction[]): void {
  useEffect(() => {
    const own = new Set(controller.actions.map((action) => action.id as string));
    const answers = actions.filter((action) => !own.has(action.id));
    const onKey = (event: KeyboardEvent): void => {
      if (controller.handleKey(event) || event.defaultPrevented || event.repeat || isTyping(event.target)) return;
      const pressed = shortcutsOf(event);
      const action = answers.find(
        ({ shortcut, enabled }) => shortcut !== null && pressed.includes(normalShortcut(shortcut)) && enabled(),
      );
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [controller, actions]);
}

const typing = "textarea, select, input:not([type=checkbox], [type=radio], [type=range])";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(typing));
}
