import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CloudUpload } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { dropWork, sendWaiting, useWaitingWork } from "../journal/waiting-work.ts";
import type { Work } from "../journal/work.ts";
import { Button } from "../ui/button.tsx";

const retryMilliseconds = 30_000;

/** Sends the work that waits in this browser, and says what could not be sent. The stream's own page sends by itself. */
export function UnsentWork({ person }: { readonly person: number }): ReactNode {
  const waiting = useWaitingWork();
  useEffect(() => {
    const send = (): void => void sendWaiting(person).catch(() => undefined);
    send();
    window.addEventListener("online", send);
    const timer = setInterval(send, retryMilliseconds);
    return () => {
      window.removeEventListener("online", send);
      clearInterval(timer);
    };
  }, [person]);
  return (
    <>
      {waiting.unsent > 0 && (
        <p role="status" className="flex h-8 items-center gap-2 border-b border-hairline bg-sunken px-4 text-sm">
          <CloudUpload size={16} strokeWidth={1.5} aria-hidden={true} />
          <Plural value={waiting.unsent} one="# answer waits here to be sent" other="# answers wait here to be sent" />
        </p>
      )}
      {waiting.refused.map((work) => (
        <Refused key={work.task} work={work} />
      ))}
    </>
  );
}

function Refused({ work }: { readonly work: Work }): ReactNode {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 border-b border-hairline bg-danger-ground px-4 py-1 text-sm"
    >
      <span className="flex-1">
        <Trans>
          Your answer to task {work.task} is kept here, because it was not taken: {work.refused}
        </Trans>
      </span>
      <Link
        to="/projects/$projectId/label"
        params={{ projectId: String(work.project) }}
        search={{ task: work.task }}
        className="link"
      >
        <Trans>Open it</Trans>
      </Link>
      <Button size="small" kind="ghost" onClick={() => void dropWork(work)}>
        <Trans>Drop it</Trans>
      </Button>
    </div>
  );
}
