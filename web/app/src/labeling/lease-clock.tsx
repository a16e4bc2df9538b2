import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { formatClock } from "../lib/format.ts";

export type LeaseClockProps = { readonly until: number | null; readonly lost: boolean };

/** How long the task is still kept for this person. */
export function LeaseClock({ until, lost }: LeaseClockProps): ReactNode {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (lost) {
    return (
      <span role="status" className="text-danger">
        <Trans>Lease lost</Trans>
      </span>
    );
  }
  if (until === null) {
    return null;
  }
  const left = (until - now) / 1000;
  return (
    <span className={left < 60 ? "text-danger tabular-nums" : "text-quiet tabular-nums"}>
      <Trans>lease {formatClock(left)}</Trans>
    </span>
  );
}
