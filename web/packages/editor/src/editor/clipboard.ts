import type { ImageSize, Shape } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import { behaviourOf } from "../shapes/behaviours.ts";
import type { EditorStore } from "../store/editor-store.ts";
import { boundsOfAll, snappedMove } from "../tools/snap.ts";
import { shapeOf } from "../tools/tool.ts";

/** Image pixels by which each paste lies off the one before. */
const pasteOffset = 10;

/** The editor's own clipboard: copies of regions, each paste a little further off. */
export class Clipboard {
  readonly #store: EditorStore;
  readonly #newId: () => string;
  #copied: readonly Region[] = [];
  #pastes = 0;

  constructor(store: EditorStore, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
  }

  get size(): number {
    return this.#copied.length;
  }

  /** Remembers the regions in z-order; false when there are none, and then the old ones stay. */
  copy(ids: readonly string[]): boolean {
    const regions = this.#regions(ids);
    if (regions.length === 0) return false;
    this.#copied = regions;
    this.#pastes = 0;
    return true;
  }

  /** New regions like the copied ones, off their places and on their images. */
  pasted(sizeOf: (object: string) => ImageSize | null): readonly Region[] {
    this.#pastes++;
    return this.#offset(this.#copied, this.#pastes * pasteOffset, sizeOf);
  }

  /** New regions like those with the given ids, without touching what was copied. */
  duplicates(ids: readonly string[], sizeOf: (object: string) => ImageSize | null): readonly Region[] {
    return this.#offset(this.#regions(ids), pasteOffset, sizeOf);
  }

  /** New regions like those with the given ids, with the given shapes. */
  copiesAt(shapes: ReadonlyMap<string, Shape>): readonly Region[] {
    return this.#regions([...shapes.keys()]).map((region) => {
      return this.#fresh({ ...region, mark: shapes.get(region.id) ?? region.mark });
    });
  }

  #regions(ids: readonly string[]): readonly Region[] {
    return this.#store.sorted(ids).flatMap((id) => this.#store.region(id) ?? []);
  }

  #offset(regions: readonly Region[], by: number, sizeOf: (object: string) => ImageSize | null): readonly Region[] {
    const moves = new Map<string, { readonly dx: number; readonly dy: number }>();
    for (const [object, together] of Map.groupBy(regions, (region) => region.object)) {
      const box = boundsOfAll(together.flatMap((region) => shapeOf(region) ?? []));
      const size = sizeOf(object);
      if (box !== null && size !== null) moves.set(object, snappedMove(box, size, { dx: by, dy: by }, 0));
    }
    return regions.map((region) => {
      const shape = shapeOf(region);
      const move = moves.get(region.object);
      if (shape === null || move === undefined) return this.#fresh(region);
      return this.#fresh({ ...region, mark: behaviourOf(shape).translate(shape, move.dx, move.dy) });
    });
  }

  #fresh(region: Region): Region {
    return { ...region, id: this.#newId(), origin: "manual", score: null, locked: false, hidden: false, wire: null };
  }
}
