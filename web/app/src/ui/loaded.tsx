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
  /** Whether the data are the whole page, so that what is shown instead needs its heading. */
  readonly page?: boolean;
  readonly children: (data: T) => ReactNode;
};

/** The data of a query once it is there; before that its place, or what went wrong. */
export function Loaded<T>({ query, rows = 4, page = false, children }: LoadedProps<T>): ReactNode {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.error !== null) {
    return <LoadProblem page={page} problem={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton rows={rows} />;
}

export type LoadProblemProps = { readonly problem: unknown; readonly page?: boolean; readonly onRetry: () => void };

/** Why a page has nothing to show: no right, not there, or an error. */
export function LoadProblem({ problem, page = false, onRetry }: LoadProblemProps): ReactNode {
  if (problem instanceof ApiProblem && (problem.status === 403 || problem.status === 404)) {
    return (
      <EmptyState
        heading={page}
        icon={<Lock size={24} strokeWidth={1.5} aria-hidden={true} />}
        title={problem.status === 403 ? <Trans>Not open to you</Trans> : <Trans>Not found</Trans>}
      >
        {problem.detail}
      </EmptyState>
    );
  }
  return <ProblemNote problem={problem} onRetry={onRetry} />;
}
