import type { EditorController } from "@assay/editor";
import { createTaskEditor, imageSizesOf, loadTaskImages, type TaskImages } from "@assay/editor-react";
import {
  type Content,
  type ImageSizes,
  type LabelingConfig,
  parseConfig,
  readResult,
  type TaskData,
  type WireItem,
  withTaskOptions,
  writeResult,
} from "@assay/labeling";
import type { ResultItem } from "../server/api.ts";
import { editorMessages } from "./editor-messages.ts";
import { rememberedSettings } from "./editor-settings.ts";

/** A task ready to be shown: its config filled in, its images decoded. */
export type PreparedTask = {
  readonly config: LabelingConfig;
  readonly data: TaskData;
  readonly images: TaskImages;
  readonly sizes: ImageSizes;
};

/** A task on the screen: what can be shown, the editor, and what it opened with. */
export type OpenTask = PreparedTask & { readonly controller: EditorController; readonly original: Content };

/** Addresses in task data stay as they are: the browser fetches them, the server its own uploads only. */
export function resolveUrl(url: string): string {
  return url;
}

/** Reads the config for the task and loads its images; a failed image is part of the result. */
export async function prepareTask(labelConfig: string, data: TaskData): Promise<PreparedTask> {
  const config = withTaskOptions(parseConfig(labelConfig).config, data);
  const images = await loadTaskImages(config, data, resolveUrl);
  return { config, data, images, sizes: imageSizesOf(images) };
}

export type Opening = {
  readonly result: readonly ResultItem[];
  readonly readonly: boolean;
  readonly announce: (text: string) => void;
};

/** Opens an editor on the prepared task with the result in it. */
export function openTask(prepared: PreparedTask, { result, readonly, announce }: Opening): OpenTask {
  const settings = rememberedSettings();
  const controller = createTaskEditor(prepared.config, { announce, readonly, settings, messages: editorMessages() });
  const original = readResult(prepared.config, result as readonly WireItem[], prepared.sizes);
  controller.store.load(original);
  return { ...prepared, controller, original };
}

/** The result as it stands in the editor; what nobody touched goes out as it came in. */
export function resultOf(opened: OpenTask): ResultItem[] {
  const { config, controller, sizes, original } = opened;
  return writeResult(config, controller.store.content(), sizes, original) as ResultItem[];
}
