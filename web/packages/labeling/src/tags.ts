/** What a control's items are to the editor: a mark, labels on marks, an answer, or something it keeps as it came. */
export type ControlRole = "shape" | "shape-labels" | "labels" | "choices" | "rating" | "text" | "kept";

/** Control tags and their role; the wire type of a control is its tag in lower case. */
const controlRoles: Readonly<Record<string, ControlRole>> = {
  Rectangle: "shape",
  RectangleLabels: "shape-labels",
  Labels: "labels",
  Choices: "choices",
  Rating: "rating",
  TextArea: "text",
};

/** The role of a control tag; tags that the editor does not draw are `kept`. */
export function roleOf(tag: string): ControlRole {
  return Object.hasOwn(controlRoles, tag) ? (controlRoles[tag] ?? "kept") : "kept";
}

/** The key under which a control's item holds its own value: `choices`, `rectanglelabels`, and `text` for TextArea. */
export function valueKeyOf(tag: string): string {
  return tag === "TextArea" ? "text" : tag.toLowerCase();
}

/** Tags that offer one option of the control around them. */
export const optionTags: ReadonlySet<string> = new Set(["Label", "Choice", "Relation"]);

/** Tags that have `toName` and still ask nothing. */
export const notControls: ReadonlySet<string> = new Set(["Filter"]);

/** Object tags, which show task data. */
export const objectTags: ReadonlySet<string> = new Set([
  "Audio",
  "AudioPlus",
  "Chat",
  "HyperText",
  "Image",
  "List",
  "Paragraphs",
  "Pdf",
  "Table",
  "Text",
  "TimeSeries",
  "Video",
]);

/** Control tags, which ask. */
export const controlTags: ReadonlySet<string> = new Set([
  "BitmaskLabels",
  "Bitmask",
  "Brush",
  "BrushLabels",
  "Chat",
  "Choices",
  "CustomInterface",
  "DateTime",
  "Ellipse",
  "EllipseLabels",
  "HyperTextLabels",
  "Interfaces",
  "KeyPoint",
  "KeyPointLabels",
  "Labels",
  "Magicwand",
  "Number",
  "OcrLabels",
  "Pairwise",
  "ParagraphLabels",
  "Polygon",
  "PolygonLabels",
  "Ranker",
  "Rating",
  "ReactCode",
  "Rectangle",
  "RectangleLabels",
  "Relations",
  "Taxonomy",
  "TextArea",
  "TimeSeriesLabels",
  "TimelineLabels",
  "Vector",
  "VectorLabels",
  "VideoRectangle",
  "VideoVector",
  "VideoVectorLabels",
]);

/** Tags for layout and parts of other tags. */
export const visualTags: ReadonlySet<string> = new Set([
  "Bucket",
  "Channel",
  "Choice",
  "Collapse",
  "Dialog",
  "Filter",
  "HTML",
  "Header",
  "Label",
  "Markdown",
  "MultiChannel",
  "Panel",
  "Relation",
  "Repeater",
  "Shortcut",
  "Style",
  "View",
]);
