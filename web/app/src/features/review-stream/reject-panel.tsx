import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Pin } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { type RejectReason, rejectReasons, useReviewWords } from "../../ui/review-words.ts";
import { Select } from "../../ui/select.tsx";

export type RejectPanelProps = {
  readonly pins: readonly Pin[];
  readonly onPins: (pins: readonly Pin[]) => void;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onReject: (reason: string, comment: string) => void;
};

/** Why the answer goes back: a reason from the list, words, and places on the data. */
export function RejectPanel({ pins, onPins, busy, onCancel, onReject }: RejectPanelProps): ReactNode {
  const { t } = useLingui();
  const words = useReviewWords();
  const [reason, setReason] = useState<RejectReason>("missing");
  const [comment, setComment] = useState("");
  return (
    <form
      aria-label={t`Reject`}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onReject(reason, comment.trim());
      }}
    >
      <Select<RejectReason>
        label={t`Reason`}
        value={reason}
        onChange={setReason}
        className="w-48"
        options={rejectReasons.map((value) => ({ value, label: words.reasons[value] }))}
      />
      <TextField
        label={t`Words to the author`}
        autoFocus={true}
        rows={2}
        className="min-w-64 flex-1"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            onReject(reason, comment.trim());
          }
        }}
      />
      <span className="w-44 pb-1.5 text-xs text-quiet">
        {pins.length === 0 ? (
          <Trans>Click on the image to point at a place.</Trans>
        ) : (
          <>
            <Plural value={pins.length} one="# place marked" other="# places marked" />{" "}
            <button type="button" className="underline" onClick={() => onPins([])}>
              <Trans>Remove</Trans>
            </button>
          </>
        )}
      </span>
      <Button onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" kind="danger" busy={busy}>
        <Trans>Send back</Trans>
      </Button>
    </form>
  );
}
