import { Progress } from "@base-ui/react/progress";
import type { ReactNode } from "react";

export type ProgressBarProps = {
  readonly label: string;
  /** Done so far; null while the end is unknown. */
  readonly done: number | null;
  readonly total: number;
};

/** How far a long work is. */
export function ProgressBar({ label, done, total }: ProgressBarProps): ReactNode {
  return (
    <Progress.Root
      value={done === null || total <= 0 ? null : Math.min(done, total)}
      max={Math.max(total, 1)}
      aria-label={label}
    >
      <Progress.Track className="h-1.5 overflow-hidden rounded-full bg-sunken outline outline-hairline">
        <Progress.Indicator className="h-full rounded-full bg-completed transition-[width] data-[indeterminate]:w-1/3 data-[indeterminate]:animate-pulse" />
      </Progress.Track>
    </Progress.Root>
  );
}
