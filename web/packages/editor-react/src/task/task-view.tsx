import type { EditorController } from "@assay/editor";
import { type LabelingConfig, labelColours, type TaskData, visibleControls } from "@assay/labeling";
import { type ReactElement, useId, useMemo } from "react";
import { LayoutElement } from "../elements/layout.tsx";
import { englishTaskMessages, type TaskMessages } from "./messages.ts";
import { ScopeContext } from "./style-scope.ts";
import { TaskContext, type TaskContextValue } from "./task-context.ts";
import type { TaskImages } from "./task-images.ts";
import { useEditor } from "./use-editor.ts";

export type TaskViewProps = {
  /** With the task's own options filled in (`withTaskOptions`). */
  readonly config: LabelingConfig;
  readonly data: TaskData;
  readonly controller: EditorController;
  /** The address to fetch for an address in the task. */
  readonly resolveUrl: (url: string) => string;
  readonly readonly?: boolean;
  /** Images loaded ahead (`loadTaskImages`); without them each is loaded when it is shown. */
  readonly images?: TaskImages;
  /** Whether labels are shown where the config has them; false where a `LabelPalette` stands elsewhere. */
  readonly labelsInline?: boolean;
  readonly messages?: TaskMessages;
};

/** A task as its labeling config lays it out, ready to be answered. */
export function TaskView(props: TaskViewProps): ReactElement {
  const { config, data, controller, resolveUrl, images, labelsInline = true, messages = englishTaskMessages } = props;
  const readonly = props.readonly === true || !controller.editable;
  const editor = useEditor(controller);
  const scope = `ed-scope-${useId().replace(/[^\w-]/g, "")}`;
  const colourOf = useMemo(() => labelColours(config), [config]);
  const task = useMemo<TaskContextValue>(
    () => ({
      config,
      data,
      controller,
      editor,
      readonly,
      messages,
      labelsInline,
      colourOf,
      resolveUrl,
      visible: visibleControls(config, editor.content, editor.selected),
      images: images ?? null,
    }),
    [config, data, controller, editor, readonly, messages, labelsInline, colourOf, resolveUrl, images],
  );
  return (
    <ScopeContext.Provider value={`.${scope}`}>
      <TaskContext.Provider value={task}>
        <section className={`ed-task ${scope}`} aria-label={messages.task}>
          {config.root !== null && <LayoutElement element={config.root} />}
        </section>
      </TaskContext.Provider>
    </ScopeContext.Provider>
  );
}
