import { type ImageSize, toPixels } from "@assay/geometry";
import type { Answer } from "../answer.ts";
import { type Control, controlOf, type LabelingConfig, objectOf } from "../config.ts";
import { isObject, own } from "../own.ts";
import type { Content, Origin, Region, WireItem } from "../region.ts";
import { roleOf, wireTypeOf } from "../tags.ts";
import { readAnswer } from "./answers.ts";
import { numberAt, textAt, textsIn, wireValue } from "./item.ts";

/** Sizes of the task's images by the name of their object tag. */
export type ImageSizes = Readonly<Record<string, ImageSize>>;

/**
 * A result list as the editor holds it. Items that share an id are one region: its shape or span, the labels of other
 * controls, its own answers. What the editor does not model is kept as it came, and nothing is refused: an item that
 * does not fit the config is kept too.
 */
export function readResult(config: LabelingConfig, wire: readonly WireItem[], imageSizes: ImageSizes): Content {
  const groups = new Map<string, WireItem[]>();
  for (const item of wire) {
    const id = isObject(item) ? textAt(item, "id") : null;
    if (id === null || item.type === "relation") continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [item]);
    else group.push(item);
  }
  const regions: Region[] = [];
  const used = new Set<WireItem>();
  for (const [id, items] of groups) {
    const region = readRegion(config, id, items, imageSizes);
    if (region === null) continue;
    regions.push(region);
    for (const item of items) used.add(item);
  }
  const answers: Record<string, Answer> = {};
  const kept: WireItem[] = [];
  for (const item of wire) {
    if (used.has(item)) continue;
    const read = readTaskAnswer(config, item);
    if (read === null || Object.hasOwn(answers, read.control)) kept.push(item);
    else answers[read.control] = read.answer;
  }
  return { regions, answers, kept, wire };
}

function readTaskAnswer(
  config: LabelingConfig,
  item: WireItem,
): { readonly control: string; readonly answer: Answer } | null {
  if (!isObject(item)) return null;
  const control = controlOfItem(config, item);
  if (control === null || control.perRegion || item.item_index !== undefined) return null;
  const answer = readAnswer(control, wireValue(item));
  return answer === null ? null : { control: control.name, answer };
}

/** The control that an item names, where the item is of its type and points at one of its objects. */
function controlOfItem(config: LabelingConfig, item: WireItem): Control | null {
  const control = controlOf(config, textAt(item, "from_name") ?? "");
  const object = textAt(item, "to_name") ?? "";
  if (control === undefined || !control.toName.includes(object) || objectOf(config, object) === undefined) return null;
  return textAt(item, "type") === wireTypeOf(control.tag) ? control : null;
}

/** The region of the items with one id; null where none of them holds a shape or span that is modelled. */
function readRegion(
  config: LabelingConfig,
  id: string,
  items: readonly WireItem[],
  imageSizes: ImageSizes,
): Region | null {
  const marked = items
    .map((item) => ({ item, mark: readMark(config, item, imageSizes) }))
    .toSorted((a, b) => rank(a.item) - rank(b.item))
    .find(({ mark }) => mark !== null);
  if (marked === undefined || marked.mark === null) return null;
  const { item: first, mark } = marked;
  const labels: Record<string, readonly string[]> = {};
  const answers: Record<string, Answer> = {};
  for (const item of items) {
    const control = controlOfItem(config, item);
    if (control === null || item.to_name !== first.to_name) continue;
    const chosen = labelsIn(control, item);
    if (chosen !== null && !Object.hasOwn(labels, control.name)) labels[control.name] = chosen;
    const answer = control.perRegion ? readAnswer(control, wireValue(item)) : null;
    if (answer !== null && !Object.hasOwn(answers, control.name)) answers[control.name] = answer;
  }
  return {
    id,
    object: textAt(first, "to_name") ?? "",
    control: textAt(first, "from_name") ?? "",
    mark,
    labels,
    answers,
    origin: originOf(first),
    score: numberAt(first, "score"),
    hidden: first.hidden === true,
    locked: first.readonly === true,
    meta: metaOf(first),
    wire: items,
  };
}

/** A geometry item is the region's own before a `labels` item that repeats its geometry. */
function rank(item: WireItem): number {
  return item.type === "labels" ? 1 : 0;
}

function labelsIn(control: Control, item: WireItem): readonly string[] | null {
  const role = roleOf(control.tag);
  return role === "labels" || role === "shape-labels" ? textsIn(wireValue(item)[control.tag.toLowerCase()]) : null;
}

function readMark(config: LabelingConfig, item: WireItem, imageSizes: ImageSizes): Region["mark"] | null {
  const control = controlOfItem(config, item);
  if (control === null || item.item_index !== undefined) return null;
  const role = roleOf(control.tag);
  if (role !== "shape" && role !== "shape-labels" && role !== "labels") return null;
  const object = textAt(item, "to_name") ?? "";
  switch (objectOf(config, object)?.tag) {
    case "Image":
      return readRectangle(wireValue(item), own(imageSizes, object) ?? sizeIn(item));
    case "Text":
      return role === "labels" ? readSpan(wireValue(item)) : null;
    default:
      return null;
  }
}

/** The image's size as the item says it, for an image that is not there to be measured. */
function sizeIn(item: WireItem): ImageSize | null {
  const width = numberAt(item, "original_width") ?? 0;
  const height = numberAt(item, "original_height") ?? 0;
  return width > 0 && height > 0 ? { width, height } : null;
}

function readRectangle(value: WireItem, size: ImageSize | null): Region["mark"] | null {
  const [x, y] = [numberAt(value, "x"), numberAt(value, "y")];
  const [width, height] = [numberAt(value, "width"), numberAt(value, "height")];
  if (size === null || x === null || y === null || width === null || height === null) return null;
  return toPixels({ x, y, width, height, rotation: numberAt(value, "rotation") ?? 0 }, size);
}

function readSpan(value: WireItem): Region["mark"] | null {
  const [start, end] = [numberAt(value, "start"), numberAt(value, "end")];
  if (start === null || end === null || start < 0 || end < start) return null;
  return { kind: "span", start, end, text: textAt(value, "text") };
}

function originOf(item: WireItem): Origin {
  const { origin } = item;
  return origin === "prediction" || origin === "prediction-changed" ? origin : "manual";
}

function metaOf(item: WireItem): string | null {
  const { meta } = item;
  if (!isObject(meta)) return null;
  const { text } = meta;
  const lines = typeof text === "string" ? [text] : textsIn(text);
  return lines === null || lines.length === 0 ? null : lines.join("\n");
}
