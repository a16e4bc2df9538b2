import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode, useState } from "react";
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
      <div className="flex items-start gap-2 text-quiet">
        <span className="flex-1 tabular-nums">
          <JobFacts job={job} />
        </span>
        {job.project !== undefined && job.project !== null && (
          <Link to="/projects/$projectId" params={{ projectId: String(job.project) }} className="link">
            <Trans>Project</Trans>
          </Link>
        )}
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

/** How far the job is, or what came out of it. */
function JobFacts({ job }: { readonly job: Job }): ReactNode {
  const total = job.total ?? 0;
  const tasks = job.result?.task_count;
  const problems = job.problem_count ?? 0;
  const facts: readonly ReactNode[] = [
    total > 0 && (
      <Trans>
        {formatCount(job.done)} of {formatCount(total)}
      </Trans>
    ),
    total === 0 && !isOver(job) && formatCount(job.done),
    typeof tasks === "number" && <Plural value={tasks} one="# task" other={`${formatCount(tasks)} tasks`} />,
    job.message !== undefined && job.message !== "" && job.message,
    problems > 0 && job.state !== "failed" && (
      <span className="text-danger">
        <Plural value={problems} one="# problem" other={`${formatCount(problems)} problems`} />
      </span>
    ),
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
