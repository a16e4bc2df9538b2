import { type ImageSize, toPercent } from "@assay/geometry";
import { isAnswered } from "../answer.ts";
import { attributeOf } from "../attributes.ts";
import { type Control, controlOf, type LabelingConfig, objectOf } from "../config.ts";
import { controlTagOf, hasLabels } from "../control-tags.ts";
import { isObject, own, sameJson } from "../own.ts";
import type { Content, Origin, Region, WireItem } from "../region.ts";
import { answerItemId } from "../region-id.ts";
import { roleOf, wireTypeOf } from "../tags.ts";
import { contributes } from "../visibility.ts";
import { writeAnswer } from "./answers.ts";
import { textAt, wireValue } from "./item.ts";
import type { ImageSizes } from "./read.ts";

/** An item to write and the item of the original list whose place it takes, if any. */
type Placed = { readonly item: WireItem; readonly from: WireItem | null };

type Context = {
  readonly config: LabelingConfig;
  readonly content: Content;
  readonly imageSizes: ImageSizes;
  readonly original: Content;
  /** Regions of the original by id. */
  readonly before: ReadonlyMap<string, Region>;
};

/**
 * The result list of a content. Regions and answers that are as they were in `original` write the items they were read
 * from; changed ones keep every key of theirs that the editor does not know. Controls that choices made invisible
 * contribute nothing. Items keep the order of the original list, new ones follow; where the z-order changed, regions
 * come first in their order, bottom first.
 */
export function writeResult(
  config: LabelingConfig,
  content: Content,
  imageSizes: ImageSizes,
  original: Content,
): WireItem[] {
  const before = new Map(original.regions.map((region) => [region.id, region]));
  const context: Context = { config, content, imageSizes, original, before };
  const regions = content.regions.map((region) => writeRegion(context, region));
  const lost = new Set(content.regions.filter((_, place) => regions[place]?.length === 0).map(({ id }) => id));
  const answers = config.controls.map((control) => writeTaskAnswer(context, control));
  const kept = content.kept
    .filter((item) => isWanted(context, item, lost))
    .map((item): readonly Placed[] => [{ item, from: item }]);
  const reordered = !keepsOrder(content, original);
  return inOrder([...regions, ...answers, ...kept], reordered ? [] : (original.wire ?? []));
}

/** Whether a kept item still counts: its control is not hidden by choices, and no end of a relation is gone with one. */
function isWanted({ config, content }: Context, item: WireItem, lost: ReadonlySet<unknown>): boolean {
  if (!isObject(item)) return true;
  if (lost.has(item.from_id) || lost.has(item.to_id)) return false;
  const control = controlOf(config, textAt(item, "from_name") ?? "");
  if (control === undefined || control.perRegion) return true;
  return contributes(config, control, content, null);
}

/** Whether the regions that were there before still come in the order they had. */
function keepsOrder(content: Content, original: Content): boolean {
  const before = new Map(original.regions.map((region, place) => [region.id, place]));
  const places = content.regions.map((region) => before.get(region.id)).filter((place) => place !== undefined);
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

/** Items in the original's order; an item without a place there follows the ones of its group, or comes last. */
function inOrder(groups: readonly (readonly Placed[])[], wire: readonly WireItem[]): WireItem[] {
  const placeOf = new Map(wire.map((item, place) => [item, place]));
  const sorted = groups
    .flatMap((group) => {
      let last = Number.POSITIVE_INFINITY;
      return group.map(({ item, from }) => {
        const place = from === null ? undefined : placeOf.get(from);
        if (place !== undefined) last = place;
        return { item, place: place ?? last };
      });
    })
    .map((entry, index) => ({ ...entry, index }));
  // Infinity - Infinity is NaN, which falls through to the index: new groups keep their own order.
  return sorted.toSorted((a, b) => a.place - b.place || a.index - b.index).map(({ item }) => item);
}

function writeTaskAnswer(context: Context, control: Control): readonly Placed[] {
  const { config, content, original } = context;
  const answer = own(content.answers, control.name);
  if (control.perRegion || answer === undefined || !contributes(config, control, content, null)) return [];
  const from = original.wire?.find((item) => isAnswerOf(item, control, original)) ?? null;
  if (from !== null && sameJson(own(original.answers, control.name), answer)) return [{ item: from, from }];
  if (!isAnswered(answer)) return [];
  const fresh: WireItem = {
    id: answerItemId(control.name),
    from_name: control.name,
    to_name: control.toName[0] ?? "",
    type: wireTypeOf(control.tag),
    origin: "manual",
  };
  const value = { ...wireValue(from ?? {}), ...writeAnswer(control, answer) };
  return [{ item: { ...fresh, ...from, ...changedOrigin(from), value }, from }];
}

function isAnswerOf(item: WireItem, control: Control, original: Content): boolean {
  return isObject(item) && item.from_name === control.name && !original.kept.includes(item);
}

function writeRegion(context: Context, region: Region): readonly Placed[] {
  const before = context.before.get(region.id);
  const placed =
    region.wire !== null && before !== undefined && sameRegion(before, region)
      ? region.wire.filter((item) => stays(context, region, item)).map((item) => ({ item, from: item }))
      : new RegionWriter(context, region, before ?? null).items();
  return placed.some(({ item }) => isMark(context.config, item)) ? placed : [];
}

/** Whether the item makes a region or labels it; a region of which only answers would be left is not written. */
function isMark(config: LabelingConfig, item: WireItem): boolean {
  const tag = controlTagOf(controlOf(config, textAt(item, "from_name") ?? "")?.tag ?? "");
  return tag === undefined || tag.role === "mark" || hasLabels(tag);
}

function sameRegion(a: Region, b: Region): boolean {
  return a === b || sameJson({ ...a, wire: null }, { ...b, wire: null });
}

/** Whether an item of an untouched region is still wanted: one of a control that choices made invisible is not. */
function stays({ config, content }: Context, region: Region, item: WireItem): boolean {
  const control = controlOf(config, textAt(item, "from_name") ?? "");
  return control === undefined || contributes(config, control, content, region);
}

/** Writes one changed or new region: its mark, its labels, its answers, and what else came under its id. */
class RegionWriter {
  readonly #context: Context;
  readonly #region: Region;
  readonly #before: Region | null;
  readonly #wire: readonly WireItem[];
  readonly #mark: WireItem;
  readonly #common: WireItem;

  constructor(context: Context, region: Region, before: Region | null) {
    const size = own(context.imageSizes, region.object) ?? null;
    this.#context = context;
    this.#region = region;
    this.#before = before;
    this.#wire = (region.wire ?? []).filter((item) => item.id === region.id);
    this.#mark = markOf(context.config, region, size, this.#wire);
    this.#common = commonOf(region, before, size, this.#wire);
  }

  items(): readonly Placed[] {
    const { config } = this.#context;
    const others = config.controls.filter((control) => control.name !== this.#region.control);
    const main = stays(this.#context, this.#region, { from_name: this.#region.control }) ? [this.#main()] : [];
    const written = [...main, ...others.flatMap((control) => this.#beside(control))];
    const replaced = new Set(written.map(({ from }) => from));
    const rest = this.#wire.filter(
      (item) => !replaced.has(item) && !this.#isRemoved(item) && stays(this.#context, this.#region, item),
    );
    return [...written, ...rest.map((item) => ({ item: this.#moved(item), from: item }))];
  }

  /** The item that holds the mark, with the labels where its control has labels of its own, and the note. */
  #main(): Placed {
    const name = this.#region.control;
    const tag = controlOf(this.#context.config, name)?.tag ?? "";
    const role = roleOf(tag);
    const from = this.#itemOf(name);
    const type = textAt(from ?? {}, "type") ?? tag.toLowerCase();
    const labels =
      role === "labels" || role === "shape-labels" ? { [tag.toLowerCase()]: own(this.#region.labels, name) ?? [] } : {};
    const { item } = this.#item(name, from, type, labels);
    return { item: { ...item, ...this.#metaAfter(from) }, from };
  }

  /** The item of another control under this region's id: labels beside a plain shape, or a perRegion answer. */
  #beside(control: Control): readonly Placed[] {
    const { config, content } = this.#context;
    if (!contributes(config, control, content, this.#region)) return [];
    const labels = own(this.#region.labels, control.name) ?? [];
    const from = this.#itemOf(control.name);
    const type = wireTypeOf(control.tag);
    if (labels.length > 0) return [this.#item(control.name, from, type, { [type]: labels })];
    const answer = own(this.#region.answers, control.name);
    if (!control.perRegion || !isAnswered(answer)) return [];
    return [this.#item(control.name, from, type, writeAnswer(control, answer))];
  }

  #item(control: string, from: WireItem | null, type: string, held: WireItem): Placed {
    const { id, object, score } = this.#region;
    const fresh: WireItem = {
      id,
      from_name: control,
      to_name: object,
      type,
      ...(score === null || this.#wire.length > 0 ? {} : { score }),
    };
    const value = { ...wireValue(from ?? {}), ...this.#mark, ...held };
    return { item: { ...fresh, ...from, ...this.#common, value }, from };
  }

  /** The note as the wire holds it, beside other keys of `meta`; nothing where there was and is none. */
  #metaAfter(from: WireItem | null): WireItem {
    const held = from?.meta;
    const { text: before, ...others } = isObject(held) ? held : {};
    if (this.#region.meta !== null) return { meta: { ...others, text: this.#region.meta.split("\n") } };
    return before === undefined ? {} : { meta: others };
  }

  /** An item that the editor does not model, with the region's new place where it repeats the old one. */
  #moved(item: WireItem): WireItem {
    if (item !== this.#itemOf(textAt(item, "from_name") ?? "")) return item;
    const value = wireValue(item);
    const repeated = Object.entries(this.#mark).filter(([key]) => key !== "text" && Object.hasOwn(value, key));
    return repeated.length === 0 ? item : { ...item, value: { ...value, ...Object.fromEntries(repeated) } };
  }

  #itemOf(control: string): WireItem | null {
    return this.#wire.find((item) => item.from_name === control) ?? null;
  }

  /** Whether the item held labels or an answer that the region no longer has. */
  #isRemoved(item: WireItem): boolean {
    const name = textAt(item, "from_name") ?? "";
    if (item !== this.#itemOf(name)) return false;
    const read = this.#before ?? this.#region;
    return Object.hasOwn(read.labels, name) || Object.hasOwn(read.answers, name);
  }
}

/** The keys of a wire value that say where the region is; every item of the region repeats them. */
function markOf(config: LabelingConfig, region: Region, size: ImageSize | null, wire: readonly WireItem[]): WireItem {
  const { mark } = region;
  switch (mark.kind) {
    case "rectangle":
      return toPercent(mark, size ?? sizeFrom(wire));
    case "span": {
      const element = objectOf(config, region.object)?.element;
      const silent = element !== undefined && attributeOf(element, "saveTextResult")?.toLowerCase() === "no";
      const text = silent || mark.text === null ? {} : { text: mark.text };
      return { start: mark.start, end: mark.end, ...text };
    }
  }
}

/** The size that the region was read with when its image is not there. */
function sizeFrom(wire: readonly WireItem[]): ImageSize {
  const [first] = wire;
  const width = first?.original_width;
  const height = first?.original_height;
  if (typeof width === "number" && typeof height === "number" && width > 0 && height > 0) return { width, height };
  throw new Error("cannot write a shape in percent: the image has no known size; load the image before saving");
}

/** The keys beside `value` that all items of the region share. */
function commonOf(region: Region, before: Region | null, size: ImageSize | null, wire: readonly WireItem[]): WireItem {
  const [first = {}] = wire;
  const had = (key: string): boolean => Object.hasOwn(first, key);
  const image =
    size === null || region.mark.kind === "span"
      ? {}
      : { original_width: size.width, original_height: size.height, image_rotation: first.image_rotation ?? 0 };
  return {
    ...image,
    origin: originAfter(region, before),
    ...(region.hidden || had("hidden") ? { hidden: region.hidden } : {}),
    ...(region.locked || had("readonly") ? { readonly: region.locked } : {}),
  };
}

/** A prediction whose mark, labels or answers a person changed says so. */
function originAfter(region: Region, before: Region | null): Origin {
  if (region.origin !== "prediction" || before === null) return region.origin;
  const said = ({ mark, labels, answers }: Region): unknown => ({ mark, labels, answers });
  return sameJson(said(region), said(before)) ? "prediction" : "prediction-changed";
}

function changedOrigin(from: WireItem | null): WireItem {
  return from?.origin === "prediction" ? { origin: "prediction-changed" } : {};
}
