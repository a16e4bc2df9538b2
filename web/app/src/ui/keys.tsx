import type { ReactNode } from "react";
import { keyCaps } from "../lib/shortcut.ts";

/** The keys of a shortcut, drawn as caps. */
export function Keys({ shortcut }: { readonly shortcut: string }): ReactNode {
  return (
    <span className="inline-flex items-center gap-0.5 font-mono text-xs text-quiet">
      {keyCaps(shortcut).map((cap) => (
        <kbd key={cap} className="rounded border border-hairline bg-sunken px-1 leading-4">
          {cap}
        </kbd>
      ))}
    </span>
  );
}
