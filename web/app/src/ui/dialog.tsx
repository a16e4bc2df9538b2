import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { ProblemNote } from "./problem-note.tsx";

export type DialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A page over the page; Escape and the cross close it and the focus goes back. */
export function Dialog({ open, onClose, title, description, wide = false, children }: DialogProps): ReactNode {
  const { t } = useLingui();
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <BaseDialog.Popup
          className={classNames(
            "fixed top-[12vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-hairline bg-raised shadow-float outline-none",
            wide ? "max-w-3xl" : "max-w-lg",
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="flex-1">
              <BaseDialog.Title className="text-lg font-medium">{title}</BaseDialog.Title>
              {description !== undefined && (
                <BaseDialog.Description className="mt-1 text-sm text-quiet">{description}</BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              aria-label={t`Close`}
              className="flex size-8 items-center justify-center rounded-md text-quiet hover:bg-hover"
            >
              <X size={16} strokeWidth={1.5} aria-hidden={true} />
            </BaseDialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

export type ConfirmProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What goes away, with its counts. */
  readonly children: ReactNode;
  /** The verb with its count, such as "Delete 12 tasks". */
  readonly verb: string;
  readonly run: () => Promise<unknown>;
};

/** The question before something that cannot be undone; it stays open with the problem when the server refuses. */
export function Confirm({ open, onClose, title, children, verb, run }: ConfirmProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const close = (): void => {
    setProblem(null);
    onClose();
  };
  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await run();
      close();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={close} title={title}>
      <div className="flex flex-col gap-4 text-base">
        {children}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>
            <Trans>Keep</Trans>
          </Button>
          <Button kind="danger" busy={busy} onClick={() => void go()}>
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
