/** Every sentence that the task view and its panels show or say. */
export type TaskMessages = {
  readonly task: string;
  readonly tools: string;
  readonly labels: string;
  readonly searchLabels: string;
  readonly noLabelFound: string;
  readonly regions: string;
  readonly noRegions: string;
  readonly groupBy: string;
  readonly groupings: { readonly label: string; readonly order: string; readonly tool: string };
  readonly unlabelled: string;
  readonly hide: string;
  /** The two ends of a text span. */
  readonly spanEnds: { readonly start: string; readonly end: string };
  /** What is said of a region that is hidden, and of one that is locked. */
  readonly hidden: string;
  readonly locked: string;
  readonly show: string;
  readonly lock: string;
  readonly unlock: string;
  readonly remove: string;
  readonly expand: string;
  readonly collapse: string;
  readonly prediction: string;
  readonly changedPrediction: string;
  readonly details: string;
  readonly nothingSelected: string;
  readonly geometry: {
    readonly x: string;
    readonly y: string;
    readonly width: string;
    readonly height: string;
    readonly rotation: string;
  };
  readonly note: string;
  readonly add: string;
  readonly edit: string;
  readonly choose: string;
  readonly brightness: string;
  readonly contrast: string;
  readonly history: string;
  readonly status: string;
  readonly loadingImage: string;
  readonly loadingText: string;
  readonly retry: string;
  /** Kinds of regions by the tag of the control that makes them. */
  readonly kinds: { readonly rectangle: string; readonly span: string };
  manySelected(count: number): string;
  count(count: number): string;
  score(percent: number): string;
  answerTo(control: string): string;
  /** Name of a control's field or group for those who do not see the screen. */
  question(control: string, required: boolean): string;
  stars(count: number): string;
  clear(control: string): string;
  textNumber(place: number): string;
  imageFailed(url: string): string;
  textFailed(url: string, reason: string): string;
  noData(variable: string): string;
  notEditable(tag: string): string;
  firstOf(pages: number): string;
  text(object: string): string;
  region(place: number, name: string): string;
  usagesLeft(count: number): string;
  submissionsLeft(count: number): string;
};

/** The messages in English. */
export const englishTaskMessages: TaskMessages = {
  task: "Task",
  tools: "Tools",
  labels: "Labels",
  searchLabels: "Search labels",
  noLabelFound: "No label has that in its name.",
  regions: "Regions",
  noRegions: "No regions yet. Choose a label and draw, or select text.",
  groupBy: "Group by",
  groupings: { label: "Label", order: "Order", tool: "Kind" },
  unlabelled: "Unlabelled",
  hide: "Hide",
  spanEnds: { start: "Start of the span", end: "End of the span" },
  hidden: "hidden",
  locked: "locked",
  show: "Show",
  lock: "Lock",
  unlock: "Unlock",
  remove: "Delete",
  expand: "Expand",
  collapse: "Collapse",
  prediction: "Prediction",
  changedPrediction: "Changed prediction",
  details: "Details",
  nothingSelected: "Select a region to see its details.",
  geometry: { x: "X, px", y: "Y, px", width: "Width, px", height: "Height, px", rotation: "Rotation, °" },
  note: "Note",
  add: "Add",
  edit: "Edit",
  choose: "Choose",
  brightness: "Brightness, %",
  contrast: "Contrast, %",
  history: "History",
  status: "Image status",
  loadingImage: "Loading the image",
  loadingText: "Loading the text",
  retry: "Try again",
  kinds: { rectangle: "Rectangle", span: "Text span" },
  manySelected: (count) => `${count} regions selected`,
  count: (count) => `${count} ${count === 1 ? "region" : "regions"}`,
  score: (percent) => `Score ${percent} %`,
  answerTo: (control) => control,
  question: (control, required) => (required ? `${control}, required` : control),
  stars: (count) => `${count} ${count === 1 ? "star" : "stars"}`,
  clear: (control) => `Clear ${control}`,
  textNumber: (place) => `Text ${place}`,
  imageFailed: (url) =>
    `The image ${url} could not be loaded. Check that the address is right and may be read, then try again.`,
  textFailed: (url, reason) => `The text ${url} could not be loaded: ${reason}. Check the address, then try again.`,
  noData: (variable) => `The task has no "${variable}", which the labeling config wants to show here.`,
  notEditable: (tag) => `${tag} cannot be shown or changed in this editor; answers to it are kept as they are.`,
  firstOf: (pages) => `Page 1 of ${pages}; the others cannot be shown here, answers to them are kept as they are.`,
  text: (object) => `Text ${object}`,
  region: (place, name) => `Region ${place}, ${name}`,
  usagesLeft: (count) => (count === 0 ? "used as often as allowed" : `${count} more allowed`),
  submissionsLeft: (count) => (count === 1 ? "1 more text allowed" : `${count} more texts allowed`),
};
