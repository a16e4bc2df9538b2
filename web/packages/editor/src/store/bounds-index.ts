import type { Box } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import RBush from "rbush";
import { behaviourOf } from "../shapes/behaviours.ts";

type Entry = {
  readonly id: string;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

/** The upright box around a region's shape in image pixels, or null for a mark without a place on an image. */
export function boundsOf(region: Region): Box | null {
  return region.mark.kind === "span" ? null : behaviourOf(region.mark).bounds(region.mark);
}

/** A spatial index of the shapes' bounds, one R-tree per object of the task. Marks without bounds are not in it. */
export class BoundsIndex {
  readonly #trees = new Map<string, RBush<Entry>>();
  readonly #entries = new Map<string, { readonly object: string; readonly entry: Entry }>();

  /** Replaces everything by the shapes of `regions`. */
  load(regions: Iterable<Region>): void {
    this.#trees.clear();
    this.#entries.clear();
    const byObject = new Map<string, Entry[]>();
    for (const region of regions) {
      const entry = entryOf(region);
      if (entry === null) continue;
      this.#entries.set(region.id, { object: region.object, entry });
      const list = byObject.get(region.object);
      if (list) list.push(entry);
      else byObject.set(region.object, [entry]);
    }
    for (const [object, entries] of byObject) this.#tree(object).load(entries);
  }

  put(region: Region): void {
    this.delete(region.id);
    const entry = entryOf(region);
    if (entry === null) return;
    this.#entries.set(region.id, { object: region.object, entry });
    this.#tree(region.object).insert(entry);
  }

  delete(id: string): void {
    const known = this.#entries.get(id);
    if (!known) return;
    this.#entries.delete(id);
    this.#tree(known.object).remove(known.entry);
  }

  /** Ids of the regions of `object` whose bounds touch `box`, in no order. */
  search(object: string, box: Box): readonly string[] {
    const tree = this.#trees.get(object);
    if (!tree) return [];
    const found = tree.search({
      minX: box.x,
      minY: box.y,
      maxX: box.x + box.width,
      maxY: box.y + box.height,
    });
    return found.map((entry) => entry.id);
  }

  #tree(object: string): RBush<Entry> {
    const known = this.#trees.get(object);
    if (known) return known;
    const tree = new RBush<Entry>();
    this.#trees.set(object, tree);
    return tree;
  }
}

function entryOf(region: Region): Entry | null {
  const box = boundsOf(region);
  if (box === null) return null;
  return { id: region.id, minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height };
}
