import type { Region, SpanRun } from "@assay/labeling";
import { type CSSProperties, Fragment, memo, type NamedExoticComponent, type ReactElement } from "react";
import type { SpanEnd } from "./text-handle.tsx";
import { type Paragraph, runsOf } from "./text-model.ts";

export type TextParagraphProps = {
  readonly text: string;
  readonly paragraph: Paragraph;
  /** The spans on this paragraph, in z-order. */
  readonly regions: readonly Region[];
  readonly selection: readonly string[];
  /** Ids of the spans that a model suggests and nobody accepted yet. */
  readonly pending: ReadonlySet<string>;
  readonly tags: boolean;
  colourOf(region: Region): string;
  nameOf(region: Region): string;
  onPress(run: SpanRun): void;
  /** The grip at an end of a region's span; null where its ends cannot be moved now. */
  handleOf(region: Region, end: SpanEnd): ReactElement | null;
};

function Runs(props: TextParagraphProps): ReactElement {
  const { text, paragraph, regions } = props;
  const runs = runsOf(paragraph, regions);
  return (
    <p className="ed-paragraph" data-offset={runs.length === 0 ? paragraph.start : undefined}>
      {runs.map((run) =>
        run.regions.length === 0 ? (
          <span key={run.start} data-offset={run.start}>
            {text.slice(run.start, run.end)}
          </span>
        ) : (
          <Fragment key={run.start}>
            <Grips run={run} end="start" {...props} />
            <MarkedRun run={run} {...props} />
            <Grips run={run} end="end" {...props} />
          </Fragment>
        ),
      )}
      {paragraph.start === paragraph.end && <br />}
    </p>
  );
}

/** The grips of selected spans that begin, or end, with the run. */
function Grips({ run, end, selection, handleOf }: TextParagraphProps & { run: SpanRun; end: SpanEnd }): ReactElement {
  const here = run.regions.filter(
    ({ id, mark }) => selection.includes(id) && mark.kind === "span" && mark[end] === run[end],
  );
  return <>{here.map((region) => handleOf(region, end))}</>;
}

/** A run under at least one span; the names of spans that end with it stand behind it. */
function MarkedRun(props: TextParagraphProps & { readonly run: SpanRun }): ReactElement {
  const { text, run, selection, pending, tags, colourOf, nameOf, onPress } = props;
  const { regions } = run;
  const ending = regions.filter(({ mark }) => mark.kind === "span" && mark.end === run.end);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of regions is the same by keyboard
    <mark
      className="ed-span"
      data-offset={run.start}
      data-selected={regions.some(({ id }) => selection.includes(id)) || undefined}
      data-prediction={pending.has(regions.at(-1)?.id ?? "") || undefined}
      data-starts={regions.some(({ mark }) => mark.kind === "span" && mark.start === run.start) || undefined}
      data-label={tags && ending.length > 0 ? ending.map(nameOf).join(" · ") : undefined}
      title={regions.map(nameOf).join(", ")}
      style={layersOf(run, selection, colourOf)}
      onClick={() => onPress(run)}
    >
      {text.slice(run.start, run.end)}
    </mark>
  );
}

/** One underline per region, bottom first, over a wash in the topmost one's colour: overlaps can be counted. */
function layersOf(run: SpanRun, selection: readonly string[], colourOf: (region: Region) => string): CSSProperties {
  const top = run.regions.at(-1);
  const shadows = run.regions.map((region, level) => `0 ${2 * (level + 1)}px 0 0 ${colourOf(region)}`);
  const starting = run.regions.findLast(({ mark }) => mark.kind === "span" && mark.start === run.start);
  const chosen = run.regions.some(({ id }) => selection.includes(id));
  return {
    backgroundColor: `color-mix(in oklab, ${top === undefined ? "transparent" : colourOf(top)} ${chosen ? 45 : 24}%, transparent)`,
    ...(starting === undefined ? {} : { borderColor: colourOf(starting) }),
    boxShadow: shadows.join(", "),
    paddingBottom: `${Math.max(0, run.regions.length - 1) * 2}px`,
  };
}

/** One line of a text with the spans on it; drawn again only when one of these changes. */
export const TextParagraph: NamedExoticComponent<TextParagraphProps> = memo(Runs, (before, after) => {
  const touches = ({ regions, selection }: TextParagraphProps): string =>
    regions.flatMap(({ id }) => (selection.includes(id) ? [id] : [])).join();
  return (
    before.text === after.text &&
    before.paragraph === after.paragraph &&
    before.tags === after.tags &&
    before.colourOf === after.colourOf &&
    before.onPress === after.onPress &&
    before.handleOf === after.handleOf &&
    before.regions.length === after.regions.length &&
    before.regions.every((region, place) => region === after.regions[place]) &&
    before.regions.every(({ id }) => before.pending.has(id) === after.pending.has(id)) &&
    touches(before) === touches(after)
  );
});
