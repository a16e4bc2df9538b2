import { isDeepEqual } from "../../lib/deep-equal.ts";
import { everyTask, readFilter, readOrder, type TaskFilter, type TaskOrder } from "../../lib/task-filter.ts";
import { filterOfWire } from "../../lib/task-query.ts";
import type { View } from "../../server/api.ts";

/** How the tasks are listed. */
export type Look = "table" | "grid";

/** What the address of the data page says; what it leaves out is as the saved view has it. */
export type DataSearch = {
  /** The saved view, by number. */
  readonly tab?: number;
  readonly filter?: TaskFilter;
  readonly order?: TaskOrder;
  readonly look?: Look;
  /** The task that stands open beside the list. */
  readonly task?: number;
};

/** What the list shows. */
export type Listed = { readonly filter: TaskFilter; readonly order: TaskOrder; readonly look: Look };

export function readDataSearch(search: Readonly<Record<string, unknown>>): DataSearch {
  const { tab, filter, order, look, task } = search;
  return {
    ...(isId(tab) ? { tab } : {}),
    ...(filter === undefined ? {} : { filter: readFilter(filter) }),
    ...(order === undefined ? {} : { order: readOrder(order) }),
    ...(look === "grid" || look === "table" ? { look } : {}),
    ...(isId(task) ? { task } : {}),
  };
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}

/** What a saved view lists; without one, every task by number. */
export function savedListing(view: View | undefined): Listed {
  const { filters, ordering, type } = view?.data ?? {};
  const first: unknown = Array.isArray(ordering) ? ordering[0] : undefined;
  return {
    filter: filters === undefined ? everyTask : filterOfWire(filters),
    order: readOrder(first),
    look: type === "grid" ? "grid" : "table",
  };
}

/** What the page lists: the saved view with what the address changes of it. */
export function listingOf(search: DataSearch, view: View | undefined): Listed {
  const saved = savedListing(view);
  return {
    filter: search.filter ?? saved.filter,
    order: search.order ?? saved.order,
    look: search.look ?? saved.look,
  };
}

/** The address of the listing: only what differs from the saved view is spelled out. */
export function searchOf(listed: Listed, view: View | undefined, task: number | undefined): DataSearch {
  const saved = savedListing(view);
  return {
    ...(view === undefined ? {} : { tab: view.id }),
    ...(isDeepEqual(listed.filter, saved.filter) ? {} : { filter: listed.filter }),
    ...(listed.order === saved.order ? {} : { order: listed.order }),
    ...(listed.look === saved.look ? {} : { look: listed.look }),
    ...(task === undefined ? {} : { task }),
  };
}
