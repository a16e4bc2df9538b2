import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";

/** Lines that hold the place of what is loading; they appear after 300 ms. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }): ReactNode {
  const { t } = useLingui();
  const lines = Array.from({ length: rows }, (_, index) => `${92 - ((index * 17) % 40)}%`);
  return (
    <div role="status" className="appear-late flex flex-col gap-3 py-2">
      <span className="sr-only">{t`Loading`}</span>
      {lines.map((width) => (
        <div key={width} className="h-4 rounded bg-hover" style={{ width }} />
      ))}
    </div>
  );
}
