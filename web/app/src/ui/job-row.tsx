import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode, useState } from "react";
import { formatClock, formatCount } from "../lib/format.ts";
import { paceOf } from "../lib/pace.ts";
import type { Job } from "../server/api.ts";
import { cancelJob, isOver, useJob } from "../server/jobs.ts";
import { Button } from "./button.tsx";
import { JobProblems } from "./job-problems.tsx";
import { useJobKind, useJobState } from "./job-words.ts";
import { ProblemNote } from "./problem-note.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { Time } from "./time.tsx";

export type JobRowProps = {
  readonly job: Job;
  /** Whether its problems are listed at first. */
  readonly open?: boolean;
};

/** A job as it goes on: what, how far, problems so far, and the way to stop it. */
export function JobRow({ job: listed, open = false }: JobRowProps): ReactNode {
  const kind = useJobKind();
  const state = useJobState();
  const job = useJob(listed.id) ?? listed;
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
      <JobProgress job={job} name={name}>
        {job.project !== undefined && job.project !== null && (
          <Link to="/projects/$projectId" params={{ projectId: String(job.project) }} className="link">
            <Trans>Project</Trans>
          </Link>
        )}
      </JobProgress>
      {(job.problem_count ?? 0) > 0 && (
        <details open={open}>
          <summary className="w-fit cursor-pointer rounded text-danger">
            <Plural value={job.problem_count ?? 0} one="# problem" other="# problems" />
          </summary>
          <div className="mt-1.5">
            <JobProblems job={job} />
          </div>
        </details>
      )}
    </div>
  );
}

export type JobProgressProps = {
  readonly job: Job;
  readonly name: string;
  /** Stands before the way to stop it. */
  readonly children?: ReactNode;
};

/** How far a job is and how fast, with the way to stop it. */
export function JobProgress({ job, name, children }: JobProgressProps): ReactNode {
  const { t } = useLingui();
  const [problem, setProblem] = useState<unknown>(null);
  return (
    <>
      {!isOver(job) && (
        <ProgressBar
          label={t`Progress of ${name}`}
          done={job.total === null ? null : job.done}
          total={job.total ?? 0}
        />
      )}
      <div className="flex min-h-7 items-center gap-2 text-quiet">
        <span className="line-clamp-4 min-w-0 flex-1 tabular-nums">
          <JobFacts job={job} />
        </span>
        {children}
        {!isOver(job) && (
          <Button
            size="small"
            aria-label={t`Cancel ${name}`}
            onClick={() => {
              cancelJob(job.id).catch(setProblem);
            }}
          >
            <Trans>Cancel</Trans>
          </Button>
        )}
      </div>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}

/** How far the job is, or what came out of it. */
function JobFacts({ job }: { readonly job: Job }): ReactNode {
  const total = job.total ?? 0;
  const tasks = job.result?.task_count;
  const began = Date.parse(job.started_at ?? "");
  const pace = job.state === "running" ? paceOf({ done: job.done, total: job.total, began, now: Date.now() }) : null;
  const took = job.state === "done" && !Number.isNaN(began) ? (Date.parse(job.finished_at ?? "") - began) / 1000 : null;
  const facts: readonly ReactNode[] = [
    total > 0 && (
      <Trans>
        {formatCount(job.done)} of {formatCount(total)}
      </Trans>
    ),
    total === 0 && !isOver(job) && formatCount(job.done),
    pace !== null && <Trans>{formatCount(Math.round(pace.perSecond))} a second</Trans>,
    pace !== null && pace.left !== null && <Trans>{formatClock(pace.left)} left</Trans>,
    took !== null && <Trans>took {formatClock(took)}</Trans>,
    typeof tasks === "number" && <Plural value={tasks} one="# task" other={`${formatCount(tasks)} tasks`} />,
    job.message !== undefined && job.message !== "" && job.message,
  ];
  return facts
    .filter((fact) => fact !== false)
    .map((fact, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the facts have no other identity and no state
      <Fragment key={index}>
        {index > 0 && " · "}
        {fact}
      </Fragment>
    ));
}
