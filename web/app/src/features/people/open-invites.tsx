import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, queries } from "../../server/api.ts";
import { invitesQuery } from "../../server/people.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Time } from "../../ui/time.tsx";

/** Invites that wait for their person. */
export function OpenInvites(): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const [problem, setProblem] = useState<unknown>(null);
  const invites = (useQuery(invitesQuery).data ?? []).filter((invite) => (invite.accepted_at ?? null) === null);
  if (invites.length === 0) {
    return null;
  }
  const withdraw = async (id: number): Promise<void> => {
    try {
      await api.DELETE("/api/invites/{id}", { params: { path: { id } } });
      await queries.invalidateQueries({ queryKey: invitesQuery.queryKey });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Section title={<Trans>Open invites</Trans>}>
      {problem !== null && <ProblemNote problem={problem} />}
      <ul className="divide-y divide-hairline border-y border-hairline text-sm">
        {invites.map((invite) => (
          <li key={invite.id} className="flex min-h-10 items-center gap-3">
            <span className="flex-1">{invite.email ?? <Trans>Whoever has the link</Trans>}</span>
            <span>{words[invite.role]}</span>
            <span className="text-quiet">
              <Time at={invite.created_at} />
            </span>
            <Button
              size="small"
              kind="ghost"
              aria-label={t`Withdraw invite ${invite.id}`}
              onClick={() => void withdraw(invite.id)}
            >
              <Trans>Withdraw</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
