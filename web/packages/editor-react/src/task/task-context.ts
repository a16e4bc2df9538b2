import type { EditorController } from "@assay/editor";
import type { LabelingConfig, TaskData } from "@assay/labeling";
import { type Context, createContext, useContext } from "react";
import type { TaskMessages } from "./messages.ts";
import type { TaskImages } from "./task-images.ts";
import type { EditorSnapshot } from "./use-editor.ts";

/** What every element of a task's layout needs. */
export type TaskContextValue = {
  /** With the task's own options filled in. */
  readonly config: LabelingConfig;
  readonly data: TaskData;
  readonly controller: EditorController;
  readonly editor: EditorSnapshot;
  readonly visible: ReadonlySet<string>;
  readonly readonly: boolean;
  readonly messages: TaskMessages;
  readonly images: TaskImages | null;
  /** Whether label controls show their palette where the config has them. */
  readonly labelsInline: boolean;
  colourOf(control: string, label: string): string;
  resolveUrl(url: string): string;
};

/** Carries the task to the elements of its layout. */
export const TaskContext: Context<TaskContextValue | null> = createContext<TaskContextValue | null>(null);

/** The task that the component is part of. */
export function useTask(): TaskContextValue {
  const task = useContext(TaskContext);
  if (task === null) throw new Error("the component stands outside a TaskView");
  return task;
}
