import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";

export type TitleDialogProps = {
  readonly open: boolean;
  readonly heading: string;
  readonly initial: string;
  readonly onClose: () => void;
  readonly run: (title: string) => Promise<void>;
};

/** Asks for a title; it stays open with the problem when the server refuses. */
export function TitleDialog({ open, heading, initial, onClose, run }: TitleDialogProps): ReactNode {
  const { t } = useLingui();
  const [title, setTitle] = useState(initial);
  const apply = useMutation({
    mutationFn: () => run(title.trim()),
    onSuccess: () => {
      setTitle("");
      onClose();
    },
  });
  return (
    <Dialog open={open} onClose={onClose} title={heading}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply.mutate();
        }}
      >
        <Field
          label={t`Title`}
          required={true}
          maxLength={80}
          autoFocus={true}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        {apply.error !== null && <ProblemNote problem={apply.error} />}
        <Button type="submit" kind="primary" busy={apply.isPending} disabled={title.trim() === ""} className="self-end">
          <Trans>Save</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
