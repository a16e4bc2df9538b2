import { useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "./icon-button.tsx";

export type CopyableProps = { readonly text: string; readonly label: string };

/** A text to take along, with a button that copies it. */
export function Copyable({ text, label }: CopyableProps): ReactNode {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex items-start gap-1 rounded-md border border-hairline bg-sunken pl-3">
      <textarea
        readOnly={true}
        aria-label={label}
        value={text}
        rows={text.split("\n").length}
        wrap="off"
        onFocus={(event) => event.currentTarget.select()}
        className="min-w-0 flex-1 resize-none bg-transparent py-2 font-mono text-xs leading-4"
      />
      <IconButton
        label={copied ? t`Copied` : t`Copy`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? (
          <Check size={16} strokeWidth={1.5} aria-hidden={true} />
        ) : (
          <Copy size={16} strokeWidth={1.5} aria-hidden={true} />
        )}
      </IconButton>
    </div>
  );
}
