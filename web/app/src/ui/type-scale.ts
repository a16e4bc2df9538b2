import { useSyncExternalStore } from "react";

const usualPixels = 16;
const listeners = new Set<() => void>();
let scale = 1;
let watched = false;

/** How many times its usual size the reader's type has: what is measured in CSS pixels grows with it. */
export function useTypeScale(): number {
  return useSyncExternalStore(subscribe, () => scale);
}

function subscribe(listener: () => void): () => void {
  watch();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Watches an element that is as wide as the type is large. */
function watch(): void {
  if (watched) {
    return;
  }
  watched = true;
  const probe = document.createElement("div");
  probe.ariaHidden = "true";
  probe.style.cssText = "position:absolute;visibility:hidden;pointer-events:none;width:1rem;height:0";
  document.body.append(probe);
  new ResizeObserver(() => {
    scale = probe.getBoundingClientRect().width / usualPixels;
    for (const listener of listeners) {
      listener();
    }
  }).observe(probe);
}
