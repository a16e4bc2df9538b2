import { createContext, type ReactNode, useContext, useEffect, useId, useSyncExternalStore } from "react";
import type { Action } from "../lib/action.ts";
import { isPressed, isTyping } from "../lib/shortcut.ts";

/** The actions of everything that is on the page now, innermost last. */
class ActionRegistry {
  readonly #lists = new Map<string, readonly Action[]>();
  readonly #listeners = new Set<() => void>();
  #all: readonly Action[] = [];

  put(owner: string, actions: readonly Action[]): void {
    this.#lists.set(owner, actions);
    this.#changed();
  }

  remove(owner: string): void {
    this.#lists.delete(owner);
    this.#changed();
  }

  all = (): readonly Action[] => this.#all;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Runs the action that the pressed keys mean here; the innermost one wins. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || inOverlay(event.target)) {
      return;
    }
    const typing = isTyping(event.target);
    const action = this.#all.findLast(
      (candidate) =>
        candidate.shortcut !== null &&
        candidate.keyElsewhere !== true &&
        (!typing || candidate.whileTyping === true) &&
        isPressed(candidate.shortcut, event) &&
        candidate.enabled(),
    );
    if (action === undefined) {
      return;
    }
    event.preventDefault();
    if (!event.repeat || action.repeatable === true) {
      action.run();
    }
  }

  #changed(): void {
    this.#all = [...this.#lists.values()].flat();
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function inOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null;
}

const Registry = createContext<ActionRegistry>(new ActionRegistry());

/** Holds the actions of the page and hears the keys. */
export function ActionsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const registry = useContext(Registry);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => registry.press(event);
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [registry]);
  return children;
}

/** Offers actions while the calling component is on the page. */
export function useActions(actions: readonly Action[]): void {
  const registry = useContext(Registry);
  const owner = useId();
  useEffect(() => registry.put(owner, actions));
  useEffect(() => () => registry.remove(owner), [registry, owner]);
}

/** All actions of the page. */
export function useAllActions(): readonly Action[] {
  const registry = useContext(Registry);
  return useSyncExternalStore(registry.subscribe, registry.all);
}
