import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { formatCount } from "../lib/format.ts";
import type { Job } from "../server/api.ts";
import { cancelJob, isOver, useJob } from "../server/jobs.ts";
import { Button } from "./button.tsx";
import { useJobKind, useJobState } from "./job-words.ts";
import { ProblemNote } from "./problem-note.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { Time } from "./time.tsx";

/** A job as it goes on: what, how far, problems so far, and the way to stop it. */
export function JobRow({ job: listed }: { readonly job: Job }): ReactNode {
  const { t } = useLingui();
  const kind = useJobKind();
  const state = useJobState();
  const [problem, setProblem] = useState<unknown>(null);
  const job = useJob(listed.id) ?? listed;
  const total = job.total ?? 0;
  const name = `${kind(job.kind)} ${job.id}`;
  return (
    <div className="flex flex-col gap-1.5 py-2.5 text-sm">
      <div className="flex items-baseline gap-2">
        <span className="font-medium">{name}</span>
        <span className={job.state === "failed" ? "text-danger" : "text-quiet"}>{state(job.state)}</span>
        <span className="flex-1" />
        <span className="text-xs text-quiet">
          <Time at={job.finished_at ?? job.started_at ?? job.created_at} />
        </span>
      </div>
      {!isOver(job) && (
        <ProgressBar label={t`Progress of ${name}`} done={job.total === null ? null : job.done} total={total} />
      )}
      <div className="flex items-center gap-2 text-quiet">
        <span className="flex-1 tabular-nums">
          {total > 0 ? (
            <Trans>
              {formatCount(job.done)} of {formatCount(total)}
            </Trans>
          ) : (
            formatCount(job.done)
          )}
          {job.message !== undefined && job.message !== "" && <span> · {job.message}</span>}
          {(job.problem_count ?? 0) > 0 && (
            <span className="text-danger">
              {" "}
              · <Trans>{formatCount(job.problem_count ?? 0)} problems</Trans>
            </span>
          )}
        </span>
        {!isOver(job) && (
          <Button
            size="small"
            onClick={() => {
              cancelJob(job.id).catch(setProblem);
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
