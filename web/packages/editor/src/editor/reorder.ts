import type { EditorStore } from "../store/editor-store.ts";
import type { Operation } from "../store/operation.ts";

/** Where regions go in the z-order: one step up or down, or all the way. */
export type Direction = "forward" | "backward" | "front" | "back";

/** Operations that move regions in the z-order and keep their order among themselves. */
export function reorderings(store: EditorStore, ids: readonly string[], direction: Direction): readonly Operation[] {
  const upwards = direction === "forward" || direction === "front";
  const sorted = upwards ? [...store.sorted(ids)].reverse() : store.sorted(ids);
  const end = upwards ? store.size - 1 : 0;
  const inwards = upwards ? -1 : 1;
  return sorted.flatMap((id, index): readonly Operation[] => {
    const limit = end + inwards * index;
    // Regions handled before lay further out and moved outwards, so this one's place still holds.
    const before = store.placeOf(id);
    const after = direction === "front" || direction === "back" ? limit : stepped(before, limit, upwards);
    return before === after ? [] : [{ target: "order", id, before, after }];
  });
}

function stepped(place: number, limit: number, upwards: boolean): number {
  return upwards ? Math.min(limit, place + 1) : Math.max(limit, place - 1);
}
