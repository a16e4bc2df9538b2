import type { Region } from "./region.ts";

/** A stretch of text over which the same regions lie; `regions` in z-order, bottom first. */
export type SpanRun = { readonly start: number; readonly end: number; readonly regions: readonly Region[] };

/**
 * Cuts a stretch of text at every start and end of a span in it, so that each run lies wholly in or out of each span.
 * Runs are in order, without gaps, and cover [start, end) exactly; empty for an empty stretch.
 */
export function spanRuns(start: number, end: number, regions: readonly Region[]): readonly SpanRun[] {
  if (end <= start) return [];
  const spans = regions.flatMap((region) => {
    const { mark } = region;
    return mark.kind === "span" && mark.start < end && mark.end > start
      ? [{ region, from: mark.start, to: mark.end }]
      : [];
  });
  const cuts = new Set([start, end]);
  for (const { from, to } of spans) {
    if (from > start) cuts.add(from);
    if (to < end) cuts.add(to);
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index] ?? start;
    return {
      start: from,
      end: to,
      regions: spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.region),
    };
  });
}
