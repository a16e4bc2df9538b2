import type { LabelingConfig, Region } from "@assay/labeling";

/** How the list of regions is put together. */
export type Grouping = "label" | "order" | "tool";

/** One row of the list: a group's head, or a region with its number in the z-order (1 = bottom). */
export type RegionRow =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly name: string;
      readonly ids: readonly string[];
      readonly open: boolean;
    }
  | { readonly kind: "region"; readonly key: string; readonly region: Region; readonly place: number };

/** Names that groups get: of regions without a label, and of the kinds of marks. */
export type GroupNames = {
  readonly unlabelled: string;
  readonly kinds: { readonly [K in Region["mark"]["kind"]]: string };
};

/**
 * The rows of the list. By label and by tool, groups come in the order of their first region and a region with several
 * labels stands under the first; closed groups show their head alone.
 */
export function regionRows(
  regions: readonly Region[],
  grouping: Grouping,
  closed: ReadonlySet<string>,
  names: GroupNames,
  labelOf: (region: Region) => string,
): readonly RegionRow[] {
  const rows = regions.map((region, index) => ({ kind: "region", key: region.id, region, place: index + 1 }) as const);
  if (grouping === "order") return rows;
  const nameOf = (region: Region): string =>
    grouping === "label" ? labelOf(region) || names.unlabelled : names.kinds[region.mark.kind];
  const groups = Map.groupBy(rows, ({ region }) => nameOf(region));
  return Array.from(groups).flatMap(([name, members]): readonly RegionRow[] => {
    const key = `group:${name}`;
    const open = !closed.has(key);
    const head = { kind: "group", key, name, ids: members.map(({ region }) => region.id), open } as const;
    return open ? [head, ...members] : [head];
  });
}

/** The first label of a region as the screen shows it; empty for a region without one. */
export function firstLabel(config: LabelingConfig, region: Region): string {
  const [control, label] =
    Object.entries(region.labels)
      .flatMap(([name, labels]) => labels.map((each) => [name, each] as const))
      .at(0) ?? [];
  if (label === undefined) return "";
  const options = config.controls.find(({ name }) => name === control)?.options ?? [];
  return options.find((option) => option.wire === label)?.value ?? label;
}

/** The part of a long list to draw: rows in sight and some on both sides. */
export function windowOf(
  count: number,
  rowHeight: number,
  scrolled: number,
  height: number,
): { readonly from: number; readonly to: number } {
  if (count < 200) return { from: 0, to: count };
  const margin = 10;
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - margin);
  return { from, to: Math.min(count, from + Math.ceil(height / rowHeight) + 2 * margin) };
}
