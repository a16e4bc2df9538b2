import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatCount, formatShare } from "../../lib/format.ts";
import { everyTask, inStates, withCondition } from "../../lib/task-filter.ts";
import { isTaskState } from "../../lib/task-state.ts";
import type { Progress, Project, TaskEvent } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { progressQuery, projectQuery } from "../../server/projects.ts";
import { atLeast, personName } from "../../server/session.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Section, Sheet } from "../../ui/page.tsx";
import { StateBadge, stateLooks, useStateWords } from "../../ui/state-badge.tsx";
import { barOrder } from "../../ui/state-bar.tsx";
import { Cell, HeadCell, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { Outlook } from "./outlook.tsx";
import { Throughput } from "./throughput.tsx";

/** How far a project is, how fast it goes, and what happened last. */
export function OverviewPage({ projectId }: { readonly projectId: number }): ReactNode {
  const project = useQuery(projectQuery(projectId)).data;
  if (project === undefined) {
    return null;
  }
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-7 px-6 py-6">
      {project.description !== "" && <p className="max-w-prose text-base text-quiet">{project.description}</p>}
      {project.task_number === 0 ? <NoTasks project={project} /> : <States project={project} />}
      {atLeast(project.my_role, "reviewer") ? (
        <Work project={project} />
      ) : (
        project.task_number > 0 && (
          <Link
            to="/projects/$projectId/label"
            params={{ projectId: String(project.id) }}
            className="inline-flex h-8 items-center self-start rounded-md bg-accent px-3 text-sm font-medium text-on-accent hover:bg-accent-hover"
          >
            <Trans>Label the next task</Trans>
          </Link>
        )
      )}
    </div>
  );
}

/** How the work goes: pace, problems, people. */
function Work({ project }: { readonly project: Project }): ReactNode {
  const progress = useQuery(progressQuery(project.id));
  return (
    <Loaded query={progress} rows={6}>
      {(data) => (
        <>
          {project.task_number > 0 && <Outlook project={project} progress={data} />}
          <div className="grid items-start gap-7 lg:grid-cols-2">
            <Section title={<Trans>Throughput</Trans>} lead={<Trans>Answers a day, the last 14 days (UTC)</Trans>}>
              <Throughput days={data.throughput} />
            </Section>
            <Section title={<Trans>Recent activity</Trans>}>
              <Activity events={data.activity} />
            </Section>
          </div>
          {data.people.length > 0 && <People projectId={project.id} people={data.people} />}
        </>
      )}
    </Loaded>
  );
}

function NoTasks({ project }: { readonly project: Project }): ReactNode {
  const mayImport = atLeast(project.my_role, "manager");
  return (
    <Sheet>
      <EmptyState
        title={<Trans>No tasks yet</Trans>}
        action={
          mayImport && (
            <Link
              to="/projects/$projectId/import"
              params={{ projectId: String(project.id) }}
              className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-sm font-medium text-on-accent hover:bg-accent-hover"
            >
              <Trans>Import data</Trans>
            </Link>
          )
        }
      >
        {mayImport ? (
          <Trans>Import data, then the progress stands here.</Trans>
        ) : (
          <Trans>A manager has to import data first.</Trans>
        )}
      </EmptyState>
    </Sheet>
  );
}

function States({ project }: { readonly project: Project }): ReactNode {
  const total = project.task_number;
  return (
    <section className="flex flex-col gap-3">
      <p className="text-lg font-medium tabular-nums">
        <Plural value={total} one="# task" other={`${formatCount(total)} tasks`} />
        <span className="text-base font-normal text-quiet">
          {" "}
          · <Trans>{formatShare(project.states.accepted ?? 0, total)} accepted</Trans> ·{" "}
          <Plural
            value={project.total_annotations_number}
            one="# annotation"
            other={`${formatCount(project.total_annotations_number)} annotations`}
          />{" "}
          ·{" "}
          <Plural
            value={project.total_predictions_number}
            one="# prediction"
            other={`${formatCount(project.total_predictions_number)} predictions`}
          />
        </span>
      </p>
      <StateLinks project={project} />
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {barOrder.map((state) => (
          <li key={state}>
            <Link
              to="/projects/$projectId/data"
              params={{ projectId: String(project.id) }}
              search={{ filter: inStates(state) }}
              className="inline-flex items-center gap-1.5 rounded px-1 hover:bg-hover"
            >
              <StateBadge state={state} />
              <span className="text-sm tabular-nums">{formatCount(project.states[state] ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The six states as one bar; the list below it names the same links for the keyboard. */
function StateLinks({ project }: { readonly project: Project }): ReactNode {
  const words = useStateWords();
  const total = Math.max(1, project.task_number);
  return (
    <div aria-hidden="true" className="flex h-4 gap-px overflow-hidden rounded-full bg-sunken outline outline-hairline">
      {barOrder
        .filter((state) => (project.states[state] ?? 0) > 0)
        .map((state) => (
          <Link
            key={state}
            tabIndex={-1}
            to="/projects/$projectId/data"
            params={{ projectId: String(project.id) }}
            search={{ filter: inStates(state) }}
            title={`${words[state]}: ${formatCount(project.states[state] ?? 0)}`}
            className={`min-w-1 hover:brightness-110 ${state === "draft" ? "hover:bg-hover" : stateLooks[state].fill}`}
            style={{ width: `${((project.states[state] ?? 0) / total) * 100}%` }}
          />
        ))}
    </div>
  );
}

function Activity({ events }: { readonly events: readonly TaskEvent[] }): ReactNode {
  const nameOf = useNames();
  if (events.length === 0) {
    return (
      <p className="text-sm text-quiet">
        <Trans>Nothing happened yet.</Trans>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-hairline border-y border-hairline text-sm">
      {events.slice(0, 12).map((event) => (
        <li key={event.id} className="flex min-h-8 flex-wrap items-center gap-x-2">
          <Link to="/tasks/$taskId" params={{ taskId: String(event.task) }} className="link font-mono text-xs">
            #{event.task}
          </Link>
          {isTaskState(event.to) && <StateBadge state={event.to} />}
          <span className="min-w-0 flex-1 truncate text-quiet">
            {[typeof event.person === "number" ? nameOf(event.person) : "", event.reason ?? ""]
              .filter((part) => part !== "")
              .join(": ")}
          </span>
          <span className="text-xs text-quiet">
            <Time at={event.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type PeopleProps = { readonly projectId: number; readonly people: Progress["people"] };

function People({ projectId, people }: PeopleProps): ReactNode {
  const { t } = useLingui();
  const right = "text-right";
  return (
    <Section title={<Trans>People</Trans>} lead={<Trans>Answers and verdicts in this project, all time</Trans>}>
      <Table label={t`People`}>
        <thead>
          <tr>
            <HeadCell>{t`Name`}</HeadCell>
            <HeadCell className={right}>{t`Submitted`}</HeadCell>
            <HeadCell className={right}>{t`Skipped`}</HeadCell>
            <HeadCell className={right}>{t`Accepted`}</HeadCell>
            <HeadCell className={right}>{t`Rejected`}</HeadCell>
            <HeadCell className={right}>{t`Reject rate`}</HeadCell>
            <HeadCell className={right}>{t`Median time`}</HeadCell>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {people.map((row) => (
            <PersonRow key={row.user.id} projectId={projectId} row={row} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type PersonRowProps = { readonly projectId: number; readonly row: Progress["people"][number] };

function PersonRow({ projectId, row }: PersonRowProps): ReactNode {
  const accepted = row.accepted ?? 0;
  const rejected = row.rejected ?? 0;
  const verdicts = accepted + rejected;
  const right = "text-right";
  return (
    <tr>
      <Cell>{personName(row.user)}</Cell>
      <Cell className={right}>
        <Link
          to="/projects/$projectId/data"
          params={{ projectId: String(projectId) }}
          search={{ filter: withCondition(everyTask, "annotators", "contains", [row.user.id]) }}
          className="link"
        >
          {formatCount(row.submitted)}
        </Link>
      </Cell>
      <Cell className={right}>{formatCount(row.skipped ?? 0)}</Cell>
      <Cell className={right}>{formatCount(accepted)}</Cell>
      <Cell className={right}>{formatCount(rejected)}</Cell>
      <Cell className={right}>
        {verdicts === 0 ? (
          "—"
        ) : (
          <>
            {formatShare(rejected, verdicts)} <span className="text-quiet">(n = {formatCount(verdicts)})</span>
          </>
        )}
      </Cell>
      <Cell className={right}>
        {typeof row.median_seconds === "number" ? `${Math.round(row.median_seconds)} s` : "—"}
      </Cell>
    </tr>
  );
}
