import type { ReactNode } from "react";

/** Says something to people who do not see the screen. */
export function LiveRegion({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  return (
    <div role="log" aria-label={label} aria-live="polite" aria-atomic="true" className="sr-only">
      {text}
    </div>
  );
}
