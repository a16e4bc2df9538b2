import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state.tsx";

/** The page for an address that leads nowhere. */
export function NotFound(): ReactNode {
  return (
    <main>
      <EmptyState
        heading={true}
        title={<Trans>No page has this address</Trans>}
        action={
          <Link to="/projects" className="link">
            <Trans>All projects</Trans>
          </Link>
        }
      >
        <code className="font-mono text-sm">{window.location.pathname}</code>
      </EmptyState>
    </main>
  );
}
