import type { ImageSize } from "@assay/geometry";
import { type ImageSizes, type LabelingConfig, type ObjectTag, resolve, type TaskData } from "@assay/labeling";

/** An image of a task: decoded and measured, or the reason why not. */
export type TaskImage =
  | { readonly kind: "loaded"; readonly image: HTMLImageElement; readonly size: ImageSize }
  | { readonly kind: "failed"; readonly url: string };

/** The task's images by the name of their object tag. */
export type TaskImages = ReadonlyMap<string, TaskImage>;

/** The address of an object's data in this task; null where the task has none. */
export function urlOf(object: ObjectTag, data: TaskData, resolveUrl: (url: string) => string): string | null {
  const value = resolve(object.value, data);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && first !== "" ? resolveUrl(first) : null;
}

/** How many images the object's data holds: more than one for a task of several pages. */
export function pagesOf(object: ObjectTag, data: TaskData): number {
  const value = resolve(object.value, data);
  return Array.isArray(value) ? value.length : 1;
}

/** Loads one image and decodes it, so that showing it later costs nothing. Never rejects. */
export async function loadImage(url: string, crossOrigin: string | null = null): Promise<TaskImage> {
  const image = new Image();
  if (crossOrigin === "anonymous" || crossOrigin === "use-credentials") image.crossOrigin = crossOrigin;
  image.src = url;
  try {
    await image.decode();
  } catch {
    return { kind: "failed", url };
  }
  const size = { width: image.naturalWidth, height: image.naturalHeight };
  return size.width > 0 && size.height > 0 ? { kind: "loaded", image, size } : { kind: "failed", url };
}

/** Loads all images of a task side by side; images that the task has no address for are left out. */
export async function loadTaskImages(
  config: LabelingConfig,
  data: TaskData,
  resolveUrl: (url: string) => string,
): Promise<TaskImages> {
  const loading = config.objects
    .filter((object) => object.tag === "Image")
    .flatMap((object) => {
      const url = urlOf(object, data, resolveUrl);
      const crossOrigin = object.element.attributes.crossOrigin ?? null;
      return url === null ? [] : [loadImage(url, crossOrigin).then((image) => [object.name, image] as const)];
    });
  return new Map(await Promise.all(loading));
}

/** Sizes of the images that could be loaded, as reading and writing results wants them. */
export function imageSizesOf(images: TaskImages): ImageSizes {
  return Object.fromEntries(
    Array.from(images).flatMap(([name, image]) => (image.kind === "loaded" ? [[name, image.size]] : [])),
  );
}
