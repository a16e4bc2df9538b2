import type { Shape } from "@assay/geometry";
import type { Answer } from "./answer.ts";

/** One result item as on the wire. */
export type WireItem = Readonly<Record<string, unknown>>;

/** A stretch of a text: offsets in UTF-16 code units, `end` exclusive; `text` null where the config does not save it. */
export type TextSpan = {
  readonly kind: "span";
  readonly start: number;
  readonly end: number;
  readonly text: string | null;
};

/** Where a region came from, as the wire says it. */
export type Origin = "manual" | "prediction" | "prediction-changed";

/** What the annotator sees as one thing: an id, one shape or span, its labels and its own answers. */
export type Region = {
  readonly id: string;
  /** Name of the object tag it lies on (`to_name`). */
  readonly object: string;
  /** Name of the control whose item holds the shape or span (`from_name`). */
  readonly control: string;
  /** Image pixels for a shape, text offsets for a span. */
  readonly mark: Shape | TextSpan;
  /** Chosen labels by control name, as on the wire (alias before value). */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Answers of perRegion controls by control name. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly origin: Origin;
  /** Confidence of the model in [0, 1], null for a person's region. */
  readonly score: number | null;
  readonly hidden: boolean;
  readonly locked: boolean;
  /** The annotator's note; lines of the wire's `meta.text` joined by a line break. */
  readonly meta: string | null;
  /** The items it was read from, written back as they are while nothing changed; null for a new region. */
  readonly wire: readonly WireItem[] | null;
};

/** All of one annotation as the editor holds it. */
export type Content = {
  /** In z-order, bottom first. */
  readonly regions: readonly Region[];
  /** Answers about the whole task by control name. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Items that the editor does not model, kept as they came. */
  readonly kept: readonly WireItem[];
  /** The list it was read from, in its order; absent for content that was not read. */
  readonly wire?: readonly WireItem[];
};

/** An annotation with nothing in it. */
export const emptyContent: Content = { regions: [], answers: {}, kept: [] };
