import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CloudOff, UserRoundCog } from "lucide-react";
import type { ReactNode } from "react";
import { personName, sessionQuery, stopWorkingAs } from "../server/session.ts";
import { Button } from "../ui/button.tsx";
import { useOnline } from "./online.ts";
import { UnsentWork } from "./unsent-work.tsx";

/** What holds for every page now: the owner works as somebody else, the network is away. */
export function Banners({ sends }: { readonly sends: boolean }): ReactNode {
  const online = useOnline();
  const session = useQuery(sessionQuery).data;
  const navigate = useNavigate();
  const actsFor = session?.acting_for ?? null;
  const stop = async (): Promise<void> => {
    await stopWorkingAs();
    await navigate({ to: "/people" });
  };
  return (
    <>
      {session !== null && session !== undefined && actsFor !== null && (
        <div role="status" className="flex h-9 items-center gap-2 bg-accent px-4 text-sm text-on-accent">
          <UserRoundCog size={16} strokeWidth={1.5} aria-hidden={true} />
          <span className="flex-1 truncate">
            <Trans>
              {personName(actsFor)} works as {personName(session.user)}. Everything done here is recorded so.
            </Trans>
          </span>
          <Button size="small" onClick={() => void stop()}>
            <Trans>Be myself again</Trans>
          </Button>
        </div>
      )}
      {sends && session !== null && session !== undefined && <UnsentWork person={session.user.id} />}
      {!online && (
        <div role="status" className="flex h-8 items-center gap-2 border-b border-hairline bg-sunken px-4 text-sm">
          <CloudOff size={16} strokeWidth={1.5} aria-hidden={true} />
          <Trans>No network. Labeling goes on; what you do is kept here and sent when the network is back.</Trans>
        </div>
      )}
    </>
  );
}
