import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Project } from "../../server/api.ts";

/** How far the whole project is. */
export function StreamProgress({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const { finished_task_number: done, task_number: total } = project;
  const share = total > 0 ? done / total : 0;
  const around = 2 * Math.PI * 5;
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap text-quiet tabular-nums"
      title={t`Tasks labeled`}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="-rotate-90">
        <circle cx="7" cy="7" r="5" fill="none" strokeWidth="2.5" className="stroke-hairline" />
        <circle
          cx="7"
          cy="7"
          r="5"
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={`${share * around} ${around}`}
          className="stroke-completed"
        />
      </svg>
      {formatCount(done)}/{formatCount(total)}
    </span>
  );
}
