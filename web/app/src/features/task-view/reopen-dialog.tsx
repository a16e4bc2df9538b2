import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, queries } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";

export type ReopenDialogProps = { readonly open: boolean; readonly taskId: number; readonly onClose: () => void };

/** Takes the acceptance of a task back, with the reason that its history keeps. */
export function ReopenDialog({ open, taskId, onClose }: ReopenDialogProps): ReactNode {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const reopen = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/tasks/{id}/reopen", { params: { path: { id: taskId } }, body: { reason } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["task", taskId] });
      onClose();
    },
  });
  return (
    <Dialog open={open} onClose={onClose} title={t`Reopen task ${taskId}`}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          reopen.mutate();
        }}
      >
        <Field label={t`Reason`} required={true} value={reason} onChange={(event) => setReason(event.target.value)} />
        {reopen.error !== null && <ProblemNote problem={reopen.error} />}
        <Button type="submit" kind="primary" busy={reopen.isPending} className="self-end">
          <Trans>Reopen 1 task</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
