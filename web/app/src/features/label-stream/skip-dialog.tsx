import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";

export type SkipDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSkip: (reason: string) => void;
};

/** Asks why a task is skipped; the reason may stay empty. */
export function SkipDialog({ open, onClose, onSkip }: SkipDialogProps): ReactNode {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const reasons = [t`Unreadable`, t`Not my field`, t`Nothing to label`, t`Unclear instruction`];
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Skip this task</Trans>}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onSkip(reason.trim());
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((each) => (
            <Button key={each} size="small" aria-pressed={reason === each} onClick={() => setReason(each)}>
              {each}
            </Button>
          ))}
        </div>
        <TextField
          label={t`Reason`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              onSkip(reason.trim());
            }
          }}
        />
        <Button type="submit" kind="primary" className="self-end">
          <Trans>Skip the task</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
