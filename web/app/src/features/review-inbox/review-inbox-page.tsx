import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import { projectsQuery } from "../../server/projects.ts";
import { atLeast } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** Projects whose completed tasks wait for a verdict of the reader. */
export function ReviewInboxPage(): ReactNode {
  const { t } = useLingui();
  const query = useInfiniteQuery(projectsQuery("", "-created_at"));
  const waiting = (query.data?.pages ?? [])
    .flatMap((page) => page.results)
    .filter(
      (project) =>
        project.review_required && atLeast(project.my_role, "reviewer") && (project.states.completed ?? 0) > 0,
    );
  return (
    <Page title={t`Review inbox`} lead={<Trans>Completed tasks that wait for a verdict.</Trans>}>
      {query.error !== null && <LoadProblem problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data === undefined && query.error === null && <Skeleton />}
      {query.data !== undefined && waiting.length === 0 && (
        <EmptyState
          icon={<Inbox size={28} strokeWidth={1.25} aria-hidden={true} />}
          title={<Trans>Nothing waits for you</Trans>}
        >
          <Trans>As soon as a task is completed in a project you review, it is counted here.</Trans>
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {waiting.map((project) => (
            <li key={project.id} className="flex min-h-12 items-center gap-3">
              <span className="min-w-0 flex-1 truncate font-medium">{project.title}</span>
              <span className="text-sm text-quiet tabular-nums">
                <Plural
                  value={project.states.completed ?? 0}
                  one="# task waits"
                  other={`${formatCount(project.states.completed ?? 0)} tasks wait`}
                />
              </span>
              <Link
                to="/projects/$projectId/review"
                params={{ projectId: String(project.id) }}
                className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-sm font-medium text-on-accent hover:bg-accent-hover"
              >
                <Trans>Review</Trans>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          <Trans>Look in more projects</Trans>
        </Button>
      )}
    </Page>
  );
}
