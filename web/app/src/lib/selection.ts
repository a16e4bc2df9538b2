/** Which of the filtered tasks are selected: some by number, or all but some. */
export type Selection =
  | { readonly all: false; readonly included: ReadonlySet<number> }
  | { readonly all: true; readonly excluded: ReadonlySet<number> };

export const nothing: Selection = { all: false, included: new Set() };
export const everything: Selection = { all: true, excluded: new Set() };

export function isSelected(selection: Selection, id: number): boolean {
  return selection.all ? !selection.excluded.has(id) : selection.included.has(id);
}

/** The selection with the task's membership turned over. */
export function toggled(selection: Selection, id: number): Selection {
  const flip = (set: ReadonlySet<number>): ReadonlySet<number> => {
    const next = new Set(set);
    if (!next.delete(id)) {
      next.add(id);
    }
    return next;
  };
  return selection.all
    ? { all: true, excluded: flip(selection.excluded) }
    : { all: false, included: flip(selection.included) };
}

/** The selection with all given tasks in it. */
export function including(selection: Selection, ids: readonly number[]): Selection {
  return selection.all
    ? { all: true, excluded: selection.excluded.difference(new Set(ids)) }
    : { all: false, included: selection.included.union(new Set(ids)) };
}

/** How many tasks are selected out of the filtered ones. */
export function selectedCount(selection: Selection, filtered: number): number {
  return selection.all ? Math.max(0, filtered - selection.excluded.size) : selection.included.size;
}

/** The selection as the API takes it. */
export function selectedItems(selection: Selection): Record<string, unknown> {
  return selection.all
    ? { all: true, excluded: [...selection.excluded] }
    : { all: false, included: [...selection.included] };
}
