import { TaskView, taskActions, useTaskKeys } from "@assay/editor-react";
import "@assay/editor-react/styles.css";
import type { TaskData } from "@assay/labeling";
import { Trans } from "@lingui/react/macro";
import { keepPreviousData, type QueryKey, useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { ResultItem } from "../server/api.ts";
import { openTask, type PreparedTask, prepareTask, resolveUrl } from "./open-task.ts";
import { useTaskMessages } from "./task-messages.ts";

export type TaskPreviewProps = {
  readonly labelConfig: string;
  readonly data: TaskData;
  readonly result: readonly ResultItem[];
  /** Whether one may try the controls; nothing is stored either way. */
  readonly tryOut: boolean;
};

/** A task as its config lays it out, to look at or to try out. */
export function TaskPreview({ labelConfig, data, result, tryOut }: TaskPreviewProps): ReactNode {
  const prepared = useQuery({
    queryKey: ["preview", labelConfig, data] as QueryKey,
    queryFn: () => prepareTask(labelConfig, data),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return prepared.data === undefined ? null : <Prepared prepared={prepared.data} result={result} tryOut={tryOut} />;
}

type PreparedProps = {
  readonly prepared: PreparedTask;
  readonly result: readonly ResultItem[];
  readonly tryOut: boolean;
};

function Prepared({ prepared, result, tryOut }: PreparedProps): ReactNode {
  const messages = useTaskMessages();
  const [said, setSaid] = useState("");
  const opened = useMemo(
    () => openTask(prepared, { result, accepted: "all", fresh: tryOut, readonly: !tryOut, announce: setSaid }),
    [prepared, result, tryOut],
  );
  useEffect(() => () => opened.controller.destroy(), [opened]);
  const { config, controller, images } = opened;
  const actions = useMemo(() => taskActions(config, controller, messages), [config, controller, messages]);
  useTaskKeys(controller, actions);
  if (config.root === null) {
    return (
      <p className="p-4 text-sm text-quiet">
        <Trans>The preview appears when the text is a config.</Trans>
      </p>
    );
  }
  return (
    <div className="preview overflow-auto p-2">
      <TaskView
        config={config}
        data={prepared.data}
        controller={controller}
        resolveUrl={resolveUrl}
        images={images}
        readonly={!tryOut}
        messages={messages}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
