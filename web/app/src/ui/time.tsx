import type { ReactNode } from "react";
import { formatAge } from "../lib/format.ts";

/** A moment as its age; the exact instant on hover. */
export function Time({ at }: { readonly at: string }): ReactNode {
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} title={instant.toISOString()} className="whitespace-nowrap">
      {formatAge(instant, new Date())}
    </time>
  );
}
