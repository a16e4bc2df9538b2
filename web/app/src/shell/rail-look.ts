import type { ComponentType } from "react";

export type Icon = ComponentType<{ size: number; strokeWidth: number; "aria-hidden": true }>;

/** How an entry of the rail looks: an icon alone, or with its word. */
export function railLook(wide: boolean): string {
  return `flex h-10 shrink-0 items-center rounded-md text-quiet transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-chosen aria-[current=page]:text-ink data-[popup-open]:bg-hover ${wide ? "w-full gap-3 px-2.5 text-sm" : "w-10 justify-center"}`;
}
