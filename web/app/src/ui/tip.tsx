import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Keys } from "./keys.tsx";

export type TipProps = {
  readonly label: string;
  readonly shortcut?: string | null;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactElement<Record<string, unknown>>;
};

/** A short text that appears beside a control on hover and focus. */
export function Tip({ label, shortcut = null, side = "bottom", children }: TipProps): ReactNode {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex items-center gap-2 rounded-md border border-hairline bg-raised px-2 py-1 text-xs text-ink shadow-float">
            {label}
            {shortcut !== null && <Keys shortcut={shortcut} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
