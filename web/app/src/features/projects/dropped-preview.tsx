import type { TaskData } from "@assay/labeling";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from "react";
import { useLastReadable } from "../../labeling/last-readable.ts";
import { filledFor, firstTaskOf, revoke } from "../../labeling/sample-data.ts";
import { TaskPreview } from "../../labeling/task-preview.tsx";
import type { GivenFile } from "../../lib/dropped-files.ts";
import type { ResultItem } from "../../server/api.ts";

const noResult: readonly ResultItem[] = [];

/** How the config looks on the first of the dropped data, or on a sample. */
export function DroppedPreview({
  config,
  files,
}: {
  readonly config: string;
  readonly files: readonly GivenFile[];
}): ReactNode {
  const shown = useDeferredValue(useLastReadable(config));
  const [own, setOwn] = useState<TaskData | null>(null);
  useEffect(() => {
    let made: TaskData | null = null;
    let gone = false;
    void firstTaskOf(files).then((data) => {
      made = data;
      if (gone) {
        revoke(data);
      } else {
        setOwn(data);
      }
    });
    return () => {
      gone = true;
      revoke(made);
    };
  }, [files]);
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
