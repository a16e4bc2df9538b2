import type { TaskData } from "@assay/labeling";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { useLastReadable } from "../../labeling/last-readable.ts";
import { filledFor } from "../../labeling/sample-data.ts";
import { TaskPreview } from "../../labeling/task-preview.tsx";
import type { ResultItem } from "../../server/api.ts";

const noResult: readonly ResultItem[] = [];

export type DroppedPreviewProps = {
  readonly config: string;
  /** The data of the first dropped task; null where there is none. */
  readonly own: TaskData | null;
};

/** How the config looks on the first of the dropped data, or on a sample. */
export function DroppedPreview({ config, own }: DroppedPreviewProps): ReactNode {
  const shown = useDeferredValue(useLastReadable(config));
  const data = useMemo(() => filledFor(shown, own ?? {}), [shown, own]);
  return (
    <section className="rounded-md border border-hairline bg-surface">
      <h3 className="border-b border-hairline px-3 py-1.5 text-sm font-medium">
        {own === null ? <Trans>Preview on a sample</Trans> : <Trans>Preview on your data</Trans>}
      </h3>
      <TaskPreview labelConfig={shown} data={data} result={noResult} tryOut={true} />
    </section>
  );
}
