import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { forecastOf, lastWeeks, sumOf } from "../../lib/forecast.ts";
import { formatCount, formatShare } from "../../lib/format.ts";
import { inStates } from "../../lib/task-filter.ts";
import type { TaskState } from "../../lib/task-state.ts";
import type { Progress, Project } from "../../server/api.ts";

export type OutlookProps = { readonly project: Project; readonly progress: Progress };

/** Whether a project is on time and where it needs help. */
export function Outlook({ project, progress }: OutlookProps): ReactNode {
  const submitted = progress.throughput.map((day) => day.submitted);
  return (
    <dl className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
      <LabelingForecast project={project} submitted={submitted} />
      <Pace submitted={submitted} />
      <Rejections project={project} progress={progress} />
      <OpenProblems project={project} progress={progress} />
    </dl>
  );
}

type FactProps = { readonly name: ReactNode; readonly value: ReactNode; readonly children: ReactNode };

function Fact({ name, value, children }: FactProps): ReactNode {
  return (
    <div className="flex flex-col gap-0.5 border-t border-hairline pt-2.5">
      <dt className="text-sm text-quiet">{name}</dt>
      <dd className="text-xl font-medium tabular-nums">{value}</dd>
      <dd className="text-sm text-quiet tabular-nums">{children}</dd>
    </div>
  );
}

const unanswered: readonly TaskState[] = ["draft", "in_progress", "rejected"];

function LabelingForecast({
  project,
  submitted,
}: {
  readonly project: Project;
  readonly submitted: readonly number[];
}): ReactNode {
  const tasks = sumOf(unanswered.map((state) => project.states[state] ?? 0));
  const left = tasks * project.maximum_annotations;
  const forecast = forecastOf(left, submitted, new Date());
  const name = <Trans>Labeled by</Trans>;
  if (left === 0) {
    return (
      <Fact name={name} value={<Trans>now</Trans>}>
        <Trans>Every task has its answers.</Trans>
      </Fact>
    );
  }
  if (forecast === null) {
    return (
      <Fact name={name} value="—">
        <Plural value={tasks} one="# task is left" other={`${formatCount(tasks)} tasks are left`} />;{" "}
        <Trans>no answer in the last 7 days tells the pace.</Trans>
      </Fact>
    );
  }
  const end = new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(forecast.end);
  return (
    <Fact name={name} value={<time dateTime={forecast.end.toISOString()}>{end}</time>}>
      <Trans>
        {formatCount(left)} answers left at {formatCount(Math.round(forecast.perDay * 10) / 10)} a day
      </Trans>{" "}
      <Plural
        value={forecast.days}
        one={`(# day, n = ${formatCount(forecast.done)})`}
        other={`(# days, n = ${formatCount(forecast.done)})`}
      />
    </Fact>
  );
}

function Pace({ submitted }: { readonly submitted: readonly number[] }): ReactNode {
  const { now, before } = lastWeeks(submitted);
  const today = submitted.at(-1) ?? 0;
  const weekAgo = submitted.at(-8) ?? 0;
  return (
    <Fact name={<Trans>Answers today</Trans>} value={formatCount(today)}>
      <Trans>{formatCount(weekAgo)} the same day last week</Trans>
      <br />
      <Trans>
        {formatCount(now)} in 7 days, {formatCount(before)} in the 7 before
      </Trans>
    </Fact>
  );
}

function Rejections({ project, progress }: OutlookProps): ReactNode {
  const reviewed = sumOf(progress.throughput.map((day) => day.reviewed));
  const rejected = sumOf(progress.throughput.map((day) => day.rejected));
  return (
    <Fact name={<Trans>Reject rate</Trans>} value={reviewed === 0 ? "—" : formatShare(rejected, reviewed)}>
      {reviewed === 0 ? (
        project.review_required ? (
          <Trans>No verdict in the last 14 days.</Trans>
        ) : (
          <Trans>Answers here need no review.</Trans>
        )
      ) : (
        <Trans>
          {formatCount(rejected)} of {formatCount(reviewed)} verdicts in 14 days
        </Trans>
      )}
    </Fact>
  );
}

function OpenProblems({ project, progress }: OutlookProps): ReactNode {
  const rejected = project.states.rejected ?? 0;
  const waiting = project.review_required ? (project.states.completed ?? 0) : 0;
  const stale = progress.stale_leases ?? 0;
  const open = rejected + stale;
  return (
    <Fact name={<Trans>Open problems</Trans>} value={open === 0 ? <Trans>none</Trans> : formatCount(open)}>
      {rejected > 0 && (
        <TasksLink project={project} state="rejected">
          <Plural value={rejected} one="# rejected task" other={`${formatCount(rejected)} rejected tasks`} />
        </TasksLink>
      )}
      {stale > 0 && (
        <TasksLink project={project} state="in_progress">
          <Plural value={stale} one="# lease ran out" other={`${formatCount(stale)} leases ran out`} />
        </TasksLink>
      )}
      {waiting > 0 && (
        <TasksLink project={project} state="completed">
          <Plural
            value={waiting}
            one="# task waits for review"
            other={`${formatCount(waiting)} tasks wait for review`}
          />
        </TasksLink>
      )}
      {open + waiting === 0 && <Trans>Nothing rejected, no lease ran out.</Trans>}
    </Fact>
  );
}

type TasksLinkProps = { readonly project: Project; readonly state: TaskState; readonly children: ReactNode };

function TasksLink({ project, state, children }: TasksLinkProps): ReactNode {
  return (
    <Link
      to="/projects/$projectId/data"
      params={{ projectId: String(project.id) }}
      search={{ filter: inStates(state) }}
      className="link block w-fit"
    >
      {children}
    </Link>
  );
}
