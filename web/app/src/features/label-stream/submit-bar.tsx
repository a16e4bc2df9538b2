import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Keys } from "../../ui/keys.tsx";

export type SubmitBarProps = {
  readonly verb: string;
  /** How many answers are missing. */
  readonly lacks: number;
  readonly sending: boolean;
  readonly onSubmit: () => void;
  /** Null where tasks may not be skipped. */
  readonly onSkip: (() => void) | null;
};

/** What the annotator can do with the whole task. */
export function SubmitBar({ verb, lacks, sending, onSubmit, onSkip }: SubmitBarProps): ReactNode {
  return (
    <>
      <span id="lacks" className={lacks > 0 ? "text-quiet" : "sr-only"}>
        {lacks > 0 && <Plural value={lacks} one="# answer missing" other="# answers missing" />}
      </span>
      {onSkip !== null && (
        <Button disabled={sending} onClick={onSkip}>
          <Trans>Skip</Trans> <Keys shortcut="ctrl+space" />
        </Button>
      )}
      <Button kind="primary" busy={sending} onClick={onSubmit} aria-describedby="lacks">
        {verb} <kbd className="rounded border border-on-accent/40 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>
      </Button>
    </>
  );
}
