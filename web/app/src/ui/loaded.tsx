import { ApiProblem } from "@assay/api";
import { Trans } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { Skeleton } from "./skeleton.tsx";

export type LoadedProps<T> = {
  readonly query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
};

/** The data of a query once it is there; before that its place, or what went wrong. */
export function Loaded<T>({ query, rows = 4, children }: LoadedProps<T>): ReactNode {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error !== null) {
    return <LoadProblem problem={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton rows={rows} />;
}

/** Why a page has nothing to show: no right, not there, or an error. */
export function LoadProblem({
  problem,
  onRetry,
}: {
  readonly problem: unknown;
  readonly onRetry: () => void;
}): ReactNode {
  if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404)) {
    return (
      <EmptyState
        icon={<Lock size={24} strokeWidth={1.5} aria-hidden={true} />}
        title={problem.status === 403 ? <Trans>Not open to you</Trans> : <Trans>Not found</Trans>}
      >
        {problem.detail}
      </EmptyState>
    );
  }
  return <ProblemNote problem={problem} onRetry={onRetry} />;
}
