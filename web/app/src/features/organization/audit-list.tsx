import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { Button } from "../../ui/button.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Cell, HeadCell, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";

const pageSize = 50;

/** Recorded acts, newest first, page by page. */
export function AuditList(): ReactNode {
  const { t } = useLingui();
  const nameOf = useNames();
  const audit = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/audit", {
          params: { query: { limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)?.id),
  });
  if (audit.data === undefined) {
    return audit.error === null ? (
      <Skeleton />
    ) : (
      <LoadProblem problem={audit.error} onRetry={() => void audit.refetch()} />
    );
  }
  return (
    <>
      <Table label={t`Audit`}>
        <thead>
          <tr>
            <HeadCell>{t`When`}</HeadCell>
            <HeadCell>{t`Who`}</HeadCell>
            <HeadCell>{t`What`}</HeadCell>
            <HeadCell>{t`On`}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {audit.data.pages.flat().map((event) => (
            <tr key={event.id}>
              <Cell className="text-quiet">
                <Time at={event.at} />
              </Cell>
              <Cell>
                {nameOf(event.person)}
                {(event.acting_for ?? null) !== null && (
                  <span className="text-quiet">
                    {" "}
                    <Trans>by {nameOf(event.acting_for)}</Trans>
                  </span>
                )}
              </Cell>
              <Cell>{event.action.replaceAll(/[-_]/g, " ")}</Cell>
              <Cell>
                <AuditObject object={event.object ?? ""} />
                {Object.entries(event.detail ?? {}).map(([name, value]) => (
                  <span key={name} className="text-quiet">
                    {" · "}
                    {name.replaceAll(/[-_]/g, " ")} {typeof value === "string" ? value : JSON.stringify(value)}
                  </span>
                ))}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {audit.hasNextPage && (
        <Button className="self-center" busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

/** What an act was about: a person by name, a project with the way to it, anything else as recorded. */
function AuditObject({ object }: { readonly object: string }): ReactNode {
  const nameOf = useNames();
  const [, kind, id] = /^(person|project|task):(\d+)$/.exec(object) ?? [];
  if (kind === "person") {
    return nameOf(Number(id));
  }
  if (kind === "project" && id !== undefined) {
    return (
      <Link to="/projects/$projectId" params={{ projectId: id }} className="link">
        <Trans>project {id}</Trans>
      </Link>
    );
  }
  if (kind === "task" && id !== undefined) {
    return (
      <Link to="/tasks/$taskId" params={{ taskId: id }} className="link">
        <Trans>task {id}</Trans>
      </Link>
    );
  }
  return <span className="font-mono text-xs">{object}</span>;
}
