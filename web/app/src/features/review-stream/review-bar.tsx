import { Trans, useLingui } from "@lingui/react/macro";
import { LayoutGrid } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Keys } from "../../ui/keys.tsx";
import type { Judging } from "./judging.ts";

export type ReviewBarProps = { readonly judging: Judging; readonly onSkip: () => void; readonly onMany: () => void };

/** What a reviewer can do with the answer. */
export function ReviewBar({ judging, onSkip, onMany }: ReviewBarProps): ReactNode {
  const { t } = useLingui();
  const { mode, verdict, accept, fix, look, beginRejecting } = judging;
  const fixing = mode === "fixing";
  return (
    <>
      <IconButton label={t`Judge many at once`} shortcut="alt+g" onClick={onMany}>
        <LayoutGrid size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
      <Button kind="ghost" onClick={fixing ? look : onSkip}>
        {fixing ? (
          <Trans>Do not fix</Trans>
        ) : (
          <>
            <Trans>Skip</Trans> <Keys shortcut="alt+s" />
          </>
        )}
      </Button>
      <Button disabled={mode === "rejecting"} onClick={beginRejecting}>
        <Trans>Reject</Trans> <Keys shortcut="ctrl+space" />
      </Button>
      <Button busy={verdict.isPending && fixing} onClick={fix}>
        {fixing ? <Trans>Accept what I fixed</Trans> : <Trans>Fix</Trans>} <Keys shortcut="ctrl+shift+enter" />
      </Button>
      <Button kind="primary" disabled={mode !== "looking"} busy={verdict.isPending && !fixing} onClick={accept}>
        <Trans>Accept</Trans>
        <kbd className="rounded border border-on-accent/40 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>
      </Button>
    </>
  );
}
