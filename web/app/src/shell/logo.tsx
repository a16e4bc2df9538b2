import type { ReactNode } from "react";

/** The touchstone with its streak of gold. */
export function Logo({ size = 24 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect
        x="2"
        y="2"
        width="20"
        height="20"
        rx="5"
        className="fill-[oklch(0.27_0.02_260)] stroke-outline/60"
        strokeWidth="0.75"
      />
      <path
        d="M6.5 16.5 C10 13.5 13 11 17.5 7.2"
        fill="none"
        className="stroke-[oklch(0.82_0.145_85)]"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M10.5 18 C13 16 15 14.4 17.8 12"
        fill="none"
        className="stroke-[oklch(0.82_0.145_85)]"
        strokeWidth="1.4"
        strokeLinecap="round"
        opacity=".6"
      />
    </svg>
  );
}
