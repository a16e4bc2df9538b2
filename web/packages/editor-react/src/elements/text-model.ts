import { attributeOf, type ObjectTag, type Region, type SpanRun, spanRuns } from "@assay/labeling";

/** What a selection grows to before it becomes a span. */
export type Granularity = "symbol" | "word" | "sentence" | "paragraph";

/** One line of a text with its place in it: UTF-16 offsets, `end` before the line break. */
export type Paragraph = { readonly start: number; readonly end: number };

/** A stretch [start, end) of a text. */
export type Stretch = { readonly start: number; readonly end: number };

/** The lines of a text; one empty line for an empty text. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\r|\n/g)) {
    paragraphs.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  return [...paragraphs, { start, end: text.length }];
}

/** For each paragraph the spans that lie on it, in z-order. */
export function regionsByParagraph(
  paragraphs: readonly Paragraph[],
  regions: readonly Region[],
): readonly (readonly Region[])[] {
  const lists: Region[][] = paragraphs.map(() => []);
  for (const region of regions) {
    const { mark } = region;
    if (mark.kind !== "span") continue;
    for (let at = paragraphAt(paragraphs, mark.start); at < paragraphs.length; at++) {
      const paragraph = paragraphs[at];
      if (paragraph === undefined || paragraph.start >= mark.end) break;
      if (paragraph.end > mark.start) lists[at]?.push(region);
    }
  }
  return lists;
}

/** Index of the last paragraph that starts at or before the offset, by halving. */
function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The paragraph cut into runs; an empty paragraph has none. */
export function runsOf(paragraph: Paragraph, regions: readonly Region[]): readonly SpanRun[] {
  return spanRuns(
    paragraph.start,
    paragraph.end,
    regions.filter((region) => !region.hidden),
  );
}

/** The granularity that the object's attribute says; single symbols where it says none. */
export function granularityOf(object: ObjectTag): Granularity {
  const written = attributeOf(object.element, "granularity");
  return written === "word" || written === "sentence" || written === "paragraph" ? written : "symbol";
}

/** The stretch grown to whole words, sentences or paragraphs, and never cut through a surrogate pair. */
export function grown(text: string, stretch: Stretch, granularity: Granularity): Stretch {
  switch (granularity) {
    case "symbol":
      return { start: wholeSymbol(text, stretch.start, -1), end: wholeSymbol(text, stretch.end, 1) };
    case "word":
    case "sentence":
      return grownBy(new Intl.Segmenter(undefined, { granularity }), text, stretch);
    case "paragraph": {
      const touched = paragraphsOf(text).filter(({ start, end }) => start < stretch.end && end > stretch.start);
      return { start: touched[0]?.start ?? stretch.start, end: touched.at(-1)?.end ?? stretch.end };
    }
  }
}

/** The stretch without the white space at its ends; empty where it holds nothing else. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.trimStart().length);
  return { start: from, end: Math.max(from, end - (inside.length - inside.trimEnd().length)) };
}

/**
 * The stretch with one end moved to an offset: it keeps at least one symbol, and the end is cut as the granularity says.
 */
export function withEnd(
  text: string,
  stretch: Stretch,
  end: keyof Stretch,
  to: { readonly offset: number; readonly granularity: Granularity },
): Stretch {
  const { start } = stretch;
  const moved =
    end === "start"
      ? { start: Math.max(0, Math.min(to.offset, stretch.end - 1)), end: stretch.end }
      : { start, end: Math.min(text.length, Math.max(to.offset, start + 1)) };
  const whole = grown(text, moved, to.granularity);
  const next = end === "start" ? { start: whole.start, end: stretch.end } : { start, end: whole.end };
  return next.end > next.start ? next : stretch;
}

/** The region to select when a place is pressed again: the one under the selected one, or else the topmost. */
export function pressed(run: SpanRun, selection: readonly string[]): string | null {
  const ids = run.regions.map(({ id }) => id);
  const at = ids.findLastIndex((id) => selection.includes(id));
  return (at > 0 ? ids[at - 1] : ids.at(-1)) ?? null;
}

function grownBy(segmenter: Intl.Segmenter, text: string, stretch: Stretch): Stretch {
  const segments = segmenter.segment(text);
  const first = segments.containing(stretch.start);
  const last = segments.containing(Math.max(stretch.start, stretch.end - 1));
  const end = last === undefined ? stretch.end : last.index + last.segment.length;
  return trimmed(text, { start: first?.index ?? stretch.start, end: Math.max(end, stretch.end) });
}

function wholeSymbol(text: string, at: number, step: -1 | 1): number {
  const splits = /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");
  return splits ? at + step : at;
}
