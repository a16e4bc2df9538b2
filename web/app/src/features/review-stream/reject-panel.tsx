import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Action } from "../../lib/action.ts";
import type { Pin } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { TextField } from "../../ui/field.tsx";
import { Keys } from "../../ui/keys.tsx";
import { type RejectReason, rejectReasons, useReviewWords } from "../../ui/review-words.ts";

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
  const [reason, setReason] = useState<RejectReason>("missing");
  const [comment, setComment] = useState("");
  const send = (): void => onReject(reason, comment.trim());
  useActions(useReasonActions(setReason, onCancel));
  return (
    <form
      aria-label={t`Reject`}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Reasons reason={reason} onReason={setReason} />
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
            send();
          }
        }}
      />
      <Places pins={pins} onPins={onPins} />
      <Button onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
      <Button type="submit" kind="danger" busy={busy}>
        <Trans>Send back</Trans>
        <kbd className="rounded border border-white/50 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>
      </Button>
    </form>
  );
}

type ReasonsProps = { readonly reason: RejectReason; readonly onReason: (reason: RejectReason) => void };

/** The reasons to choose from, each with its key. */
function Reasons({ reason, onReason }: ReasonsProps): ReactNode {
  const words = useReviewWords();
  return (
    <fieldset className="flex max-w-xl flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">
        <Trans>Reason</Trans>
      </legend>
      <span className="flex flex-wrap gap-1.5">
        {rejectReasons.map((value, index) => (
          <label
            key={value}
            className={classNames(
              "flex h-8 cursor-pointer items-center gap-1.5 rounded-md border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
              value === reason ? "border-focus bg-chosen font-medium" : "border-outline/60 hover:bg-hover",
            )}
          >
            <input
              type="radio"
              name="reason"
              className="sr-only"
              checked={value === reason}
              onChange={() => onReason(value)}
            />
            {words.reasons[value]} <Keys shortcut={`alt+${index + 1}`} />
          </label>
        ))}
      </span>
    </fieldset>
  );
}

type PlacesProps = Pick<RejectPanelProps, "pins" | "onPins">;

function Places({ pins, onPins }: PlacesProps): ReactNode {
  return (
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
  );
}

function useReasonActions(choose: (reason: RejectReason) => void, cancel: () => void): readonly Action[] {
  const { t } = useLingui();
  const words = useReviewWords();
  const shared = { group: t`This page`, whileTyping: true, enabled: () => true };
  return [
    ...rejectReasons.map((reason, index) => ({
      id: `reason:${reason}`,
      label: t`Reason: ${words.reasons[reason]}`,
      shortcut: `alt+${index + 1}`,
      run: () => choose(reason),
      ...shared,
    })),
    { id: "reject-cancel", label: t`Do not reject`, shortcut: "escape", run: cancel, ...shared },
  ];
}
