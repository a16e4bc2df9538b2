/**
 * What a control adds to the result: regions without labels (`mark`) or with (`labeled-mark`), labels for regions
 * (`labeling`, which alone on a text makes the regions too), an answer, or names for relations.
 */
export type ControlTagRole = "mark" | "labeled-mark" | "labeling" | "answer" | "relation";

/** A control tag of the language. */
export type ControlTag = {
  readonly tag: string;
  readonly role: ControlTagRole;
  /** Object tags it can ask about; empty for all. */
  readonly objects: readonly string[];
};

/** Source: Label Studio 1.23, tag reference. */
const rows: readonly (readonly [tag: string, role: ControlTagRole, objects: string])[] = [
  ["Bitmask", "mark", "Image"],
  ["BitmaskLabels", "labeled-mark", "Image"],
  ["Brush", "mark", "Image"],
  ["BrushLabels", "labeled-mark", "Image"],
  ["Chat", "answer", "Chat"],
  ["Choices", "answer", ""],
  ["DateTime", "answer", ""],
  ["Ellipse", "mark", "Image"],
  ["EllipseLabels", "labeled-mark", "Image"],
  ["HyperTextLabels", "labeled-mark", "HyperText"],
  ["KeyPoint", "mark", "Image"],
  ["KeyPointLabels", "labeled-mark", "Image"],
  ["Labels", "labeling", "Audio AudioPlus HyperText Image Paragraphs Pdf Text TimeSeries Video"],
  ["Magicwand", "mark", "Image"],
  ["Number", "answer", ""],
  ["OcrLabels", "labeled-mark", "Image Pdf"],
  ["Pairwise", "answer", ""],
  ["ParagraphLabels", "labeled-mark", "Paragraphs"],
  ["Polygon", "mark", "Image"],
  ["PolygonLabels", "labeled-mark", "Image"],
  ["Ranker", "answer", "List"],
  ["Rating", "answer", ""],
  ["ReactCode", "answer", "ReactCode"],
  ["Rectangle", "mark", "Image"],
  ["RectangleLabels", "labeled-mark", "Image"],
  ["Relations", "relation", ""],
  ["Taxonomy", "answer", ""],
  ["TextArea", "answer", ""],
  ["TimelineLabels", "labeled-mark", "Video"],
  ["TimeSeriesLabels", "labeled-mark", "TimeSeries"],
  ["Vector", "mark", "Image"],
  ["VectorLabels", "labeled-mark", "Image"],
  ["VideoRectangle", "mark", "Video"],
  ["VideoVector", "mark", "Video"],
  ["VideoVectorLabels", "labeled-mark", "Video"],
];

const byTag: ReadonlyMap<string, ControlTag> = new Map(
  rows.map(([tag, role, objects]) => [
    tag.toLowerCase(),
    { tag, role, objects: objects.split(" ").filter((object) => object !== "") },
  ]),
);

/** The control tag written so, in any case; undefined for tags that are none. */
export function controlTagOf(tag: string): ControlTag | undefined {
  return byTag.get(tag.toLowerCase());
}

/** Whether the tag's children or its task data are labels. */
export function hasLabels(tag: ControlTag): boolean {
  return tag.role === "labeled-mark" || tag.role === "labeling";
}

/** Whether the control can ask about that object tag. */
export function fitsObject(tag: ControlTag, object: string): boolean {
  return tag.objects.length === 0 || tag.objects.some((name) => name.toLowerCase() === object.toLowerCase());
}
