import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CloudOff, Coffee } from "lucide-react";
import type { ReactNode } from "react";
import type { Project } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

export type EmptyQueueProps = {
  readonly project: Project;
  /** The server's reason; null where the network is away. */
  readonly why: string | null;
  readonly onRetry: () => void;
};

/** Why there is no task now, and what happens next. */
export function EmptyQueue({ project, why, onRetry }: EmptyQueueProps): ReactNode {
  const Icon = why === null ? CloudOff : Coffee;
  return (
    <EmptyState
      icon={<Icon size={28} strokeWidth={1.25} aria-hidden={true} />}
      title={why === null ? <Trans>Kept here until the network is back</Trans> : <Trans>No task for you now</Trans>}
      action={
        <>
          <Button onClick={onRetry}>
            <Trans>Look again</Trans>
          </Button>
          <Link
            to="/projects/$projectId"
            params={{ projectId: String(project.id) }}
            className="inline-flex h-8 items-center rounded-md px-3 text-sm hover:bg-hover"
          >
            <Trans>To the overview</Trans>
          </Link>
        </>
      }
    >
      {why ?? (
        <Trans>
          Your answer is stored in this browser and is sent by itself; the next task comes with the network.
        </Trans>
      )}
    </EmptyState>
  );
}
