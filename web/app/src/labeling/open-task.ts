import type { EditorController } from "@assay/editor";
import { createTaskEditor, imageSizesOf, loadTaskImages, type TaskImages } from "@assay/editor-react";
import {
  type Content,
  firstAnswers,
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
import { ownKeys } from "./own-keys.ts";

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
  /** Regions from a prediction that somebody accepted as they are: all of them in an answer that was given. */
  readonly accepted: "all" | readonly string[];
  /** Whether nothing was answered before, so that what the config chooses at first is chosen. */
  readonly fresh?: boolean;
  readonly readonly: boolean;
  readonly announce: (text: string) => void;
};

/** Opens an editor on the prepared task with the result in it. */
export function openTask(prepared: PreparedTask, opening: Opening): OpenTask {
  const { accepted, fresh = false, readonly, announce } = opening;
  const settings = rememberedSettings();
  const controller = createTaskEditor(prepared.config, {
    announce,
    readonly,
    settings,
    keys: ownKeys(),
    messages: editorMessages(),
  });
  const original = contentOf(prepared, opening.result);
  const answers = fresh ? { ...firstAnswers(prepared.config, prepared.data), ...original.answers } : original.answers;
  const ids = accepted === "all" ? original.regions.map((region) => region.id) : accepted;
  controller.store.load({ ...original, answers }, ids);
  return { ...prepared, controller, original };
}

/** A result as the editor holds it. */
export function contentOf({ config, sizes }: PreparedTask, result: readonly ResultItem[]): Content {
  return readResult(config, result as readonly WireItem[], sizes);
}

/** The result as it stands in the editor; what nobody touched goes out as it came in. */
export function resultOf(opened: OpenTask): ResultItem[] {
  const { config, controller, sizes, original } = opened;
  return writeResult(config, controller.store.content(), sizes, original) as ResultItem[];
}
