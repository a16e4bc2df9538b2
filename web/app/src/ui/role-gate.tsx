import { Trans } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { Role } from "../server/api.ts";
import { atLeast } from "../server/session.ts";
import { EmptyState } from "./empty-state.tsx";
import { useRoleWords } from "./role-words.ts";

export type RoleGateProps = {
  /** The reader's role; undefined until it is known, and nothing is shown then. */
  readonly mine: Role | undefined;
  readonly wanted: Role;
  readonly children: ReactNode;
};

/** A page for those with a role, and why not for everybody else. */
export function RoleGate({ mine, wanted, children }: RoleGateProps): ReactNode {
  const words = useRoleWords();
  if (mine === undefined) {
    return null;
  }
  if (atLeast(mine, wanted)) {
    return children;
  }
  return (
    <EmptyState
      heading={true}
      icon={<Lock size={24} strokeWidth={1.5} aria-hidden={true} />}
      title={<Trans>Not open to you</Trans>}
    >
      <Trans>
        Your role here is {words[mine].toLowerCase()}; this page takes {words[wanted].toLowerCase()} or more. Ask an
        administrator for it.
      </Trans>
    </EmptyState>
  );
}
