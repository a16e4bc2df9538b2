import type { Region, SpanRun } from "@assay/labeling";
import { type CSSProperties, memo, type NamedExoticComponent, type ReactElement } from "react";
import { type Paragraph, runsOf } from "./text-model.ts";

export type TextParagraphProps = {
  readonly text: string;
  readonly paragraph: Paragraph;
  /** The spans on this paragraph, in z-order. */
  readonly regions: readonly Region[];
  readonly selection: readonly string[];
  readonly tags: boolean;
  colourOf(region: Region): string;
  nameOf(region: Region): string;
  onPress(run: SpanRun): void;
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
          <MarkedRun key={run.start} run={run} {...props} />
        ),
      )}
      {paragraph.start === paragraph.end && <br />}
    </p>
  );
}

/** A run under at least one span; the names of spans that end with it stand behind it. */
function MarkedRun(props: TextParagraphProps & { readonly run: SpanRun }): ReactElement {
  const { text, run, selection, tags, colourOf, nameOf, onPress } = props;
  const { regions } = run;
  const ending = regions.filter(({ mark }) => mark.kind === "span" && mark.end === run.end);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of regions is the same by keyboard
    <mark
      className="ed-span"
      data-offset={run.start}
      data-selected={regions.some(({ id }) => selection.includes(id)) || undefined}
      data-prediction={regions.at(-1)?.origin === "prediction" || undefined}
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
    before.regions.length === after.regions.length &&
    before.regions.every((region, place) => region === after.regions[place]) &&
    touches(before) === touches(after)
  );
});
