import { Trans } from "@lingui/react/macro";
import { Check, CloudOff, PencilLine, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useWatched, type Watched } from "../../labeling/watched.ts";
import { formatTime } from "../../lib/format.ts";
import type { SaveState } from "./answer-keeper.ts";

/** Where the present state of the answer is. */
export function SaveStatus({ save: watched }: { readonly save: Watched<SaveState> }): ReactNode {
  const save = useWatched(watched);
  const icon = { size: 14, strokeWidth: 1.5, "aria-hidden": true } as const;
  return (
    <span role="status" className="inline-flex items-center gap-1 whitespace-nowrap text-quiet">
      {save.at === "unsaved" && (
        <>
          <PencilLine {...icon} />
          <Trans>Changed</Trans>
        </>
      )}
      {save.at === "saved" && (
        <>
          <Check {...icon} />
          <Trans>Draft saved {formatTime(new Date(save.when))}</Trans>
        </>
      )}
      {save.at === "kept" && (
        <>
          <CloudOff {...icon} />
          <Trans>Offline: kept here {formatTime(new Date(save.when))}</Trans>
        </>
      )}
      {save.at === "refused" && (
        <span className="inline-flex items-center gap-1 text-danger" title={save.why}>
          <TriangleAlert {...icon} />
          <Trans>Not stored, kept here</Trans>
        </span>
      )}
    </span>
  );
}
