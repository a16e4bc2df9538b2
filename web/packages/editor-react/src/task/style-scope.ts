import { type Context, createContext, useContext } from "react";

/** Carries the selector of the task view that a config's styles are bound to. */
export const ScopeContext: Context<string> = createContext<string>(".ed-task");

/** The selector of the task view around the component. */
export function useScope(): string {
  return useContext(ScopeContext);
}
