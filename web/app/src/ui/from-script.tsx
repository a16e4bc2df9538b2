import { Trans, useLingui } from "@lingui/react/macro";
import { Terminal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Copyable } from "./copyable.tsx";
import { Dialog } from "./dialog.tsx";
import { tell } from "./toast.tsx";

export type FromScriptProps = { readonly title: ReactNode; readonly command: string };

/** Copies the command that does from a script what the page does. */
export function FromScript({ title, command }: FromScriptProps): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const show = (): void => setOpen(true);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(command);
      tell(t`Command copied; it needs a token of yours in ASSAY_TOKEN.`, { label: t`Show`, run: show });
    } catch {
      // A page without the right to the clipboard shows what there is to copy.
      show();
    }
  };
  return (
    <>
      <Button
        size="small"
        kind="ghost"
        title={t`Copy the command that does the same`}
        icon={<Terminal size={14} strokeWidth={1.5} aria-hidden={true} />}
        onClick={() => void copy()}
      >
        curl
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        wide={true}
        title={title}
        description={<Trans>Put a token of yours into ASSAY_TOKEN; the account page shows one.</Trans>}
      >
        <Copyable label={t`Command`} text={command} />
      </Dialog>
    </>
  );
}
