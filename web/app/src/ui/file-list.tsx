import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { GivenFile } from "../lib/dropped-files.ts";
import { formatBytes } from "../lib/format.ts";
import { Button } from "./button.tsx";

const shown = 8;

export type FileListProps = { readonly files: readonly GivenFile[]; readonly onClear: () => void };

/** The files to be sent, with count and size. */
export function FileList({ files, onClear }: FileListProps): ReactNode {
  const bytes = files.reduce((sum, given) => sum + given.file.size, 0);
  return (
    <div className="rounded-md border border-hairline">
      <div className="flex items-center gap-2 border-b border-hairline px-3 py-1.5 text-sm">
        <span className="flex-1 font-medium">
          <Plural value={files.length} one="# file" other="# files" />, {formatBytes(bytes)}
        </span>
        <Button size="small" kind="ghost" onClick={onClear}>
          <Trans>Clear</Trans>
        </Button>
      </div>
      <ul className="px-3 py-1.5 font-mono text-xs text-quiet">
        {files.slice(0, shown).map((given) => (
          <li key={given.path} className="flex justify-between gap-3">
            <span className="truncate">{given.path}</span>
            <span className="whitespace-nowrap">{formatBytes(given.file.size)}</span>
          </li>
        ))}
        {files.length > shown && (
          <li>
            <Trans>and {files.length - shown} more</Trans>
          </li>
        )}
      </ul>
    </div>
  );
}
