import { useSyncExternalStore } from "react";

const key = "assay.rail";
const listeners = new Set<() => void>();

/** Whether the rail shows words beside its icons. */
export function useWideRail(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(key) === "wide",
  );
}

export function chooseWideRail(wide: boolean): void {
  if (wide) {
    localStorage.setItem(key, "wide");
  } else {
    localStorage.removeItem(key);
  }
  for (const listener of listeners) {
    listener();
  }
}
