import type { Handle } from "../shapes/handle.ts";

/** Ids of the editor's fixed actions; each label adds one of its own. */
export type ActionId =
  | "annotation:undo"
  | "annotation:redo"
  | "region:delete"
  | "region:delete-all"
  | "region:visibility"
  | "region:visibility-all"
  | "region:lock"
  | "region:lock-all"
  | "region:unselect"
  | "region:exit"
  | "region:focus"
  | "region:cycle"
  | "region:cycle-back"
  | "region:select-all"
  | "region:duplicate"
  | "region:copy"
  | "region:paste"
  | "region:forward"
  | "region:backward"
  | "region:front"
  | "region:back"
  | "prediction:accept"
  | "prediction:accept-all"
  | "tool:select"
  | "tool:rectangle"
  | "tool:pan"
  | "view:zoom-in"
  | "view:zoom-out"
  | "view:fit"
  | "view:actual"
  | "view:fit-width"
  | "view:rotate-left"
  | "view:rotate-right"
  | "view:crosshair"
  | "view:tags"
  | "view:minimap"
  | "nudge:left"
  | "nudge:right"
  | "nudge:up"
  | "nudge:down"
  | "nudge:left-far"
  | "nudge:right-far"
  | "nudge:up-far"
  | "nudge:down-far";

/** Every sentence the editor shows or says. `region` in them is the region's label, or `unlabelled`. */
export type EditorMessages = {
  readonly actions: { readonly [Id in ActionId]: string };
  readonly handles: { readonly [H in Handle]: string };
  /** What kind of thing the viewport is, for `aria-roledescription`. */
  readonly viewportRole: string;
  readonly minimap: string;
  readonly unlabelled: string;
  viewport(object: string): string;
  chooseLabel(label: string): string;
  created(region: string, count: number): string;
  deleted(count: number): string;
  selected(region: string, place: number, count: number): string;
  selectedMany(count: number): string;
  unselected(): string;
  moved(x: number, y: number): string;
  resized(width: number, height: number): string;
  pasted(count: number): string;
  copied(count: number): string;
  undone(): string;
  redone(): string;
  accepted(count: number): string;
  /** A label was not given, since no more regions may carry it. */
  usedUp(label: string): string;
  labelFirst(): string;
};

/** The messages in English. */
export const englishMessages: EditorMessages = {
  actions: {
    "annotation:undo": "Undo",
    "annotation:redo": "Redo",
    "region:delete": "Delete selection",
    "region:delete-all": "Delete all regions",
    "region:visibility": "Hide or show selection",
    "region:visibility-all": "Hide or show all regions",
    "region:lock": "Lock or unlock selection",
    "region:lock-all": "Lock or unlock all regions",
    "region:unselect": "Unselect",
    "region:exit": "Cancel, or unselect",
    "region:focus": "Go to the handles of the selection",
    "region:cycle": "Select next region",
    "region:cycle-back": "Select previous region",
    "region:select-all": "Select all regions",
    "region:duplicate": "Duplicate selection",
    "region:copy": "Copy selection",
    "region:paste": "Paste regions",
    "region:forward": "Bring forward",
    "region:backward": "Send backward",
    "region:front": "Bring to front",
    "region:back": "Send to back",
    "prediction:accept": "Accept selected predictions",
    "prediction:accept-all": "Accept all predictions",
    "tool:select": "Select and move",
    "tool:rectangle": "Rectangle",
    "tool:pan": "Pan",
    "view:zoom-in": "Zoom in",
    "view:zoom-out": "Zoom out",
    "view:fit": "Fit image",
    "view:actual": "Actual size",
    "view:fit-width": "Fit width",
    "view:rotate-left": "Rotate image left",
    "view:rotate-right": "Rotate image right",
    "view:crosshair": "Crosshair",
    "view:tags": "Label tags",
    "view:minimap": "Minimap",
    "nudge:left": "Move left by 1 px",
    "nudge:right": "Move right by 1 px",
    "nudge:up": "Move up by 1 px",
    "nudge:down": "Move down by 1 px",
    "nudge:left-far": "Move left by 10 px",
    "nudge:right-far": "Move right by 10 px",
    "nudge:up-far": "Move up by 10 px",
    "nudge:down-far": "Move down by 10 px",
  },
  handles: {
    nw: "Top left corner",
    n: "Top edge",
    ne: "Top right corner",
    e: "Right edge",
    se: "Bottom right corner",
    s: "Bottom edge",
    sw: "Bottom left corner",
    w: "Left edge",
    rotate: "Rotation",
  },
  viewportRole: "image editor",
  minimap: "Minimap",
  unlabelled: "Unlabelled region",
  viewport: (object) => `Image ${object}`,
  chooseLabel: (label) => `Label ${label}`,
  created: (region, count) => `${region} added, ${plural(count, "region")} in all`,
  deleted: (count) => `${plural(count, "region")} deleted`,
  selected: (region, place, count) => `${region} selected, ${place} of ${count}`,
  selectedMany: (count) => `${plural(count, "region")} selected`,
  unselected: () => "Nothing selected",
  moved: (x, y) => `Moved to x ${Math.round(x)}, y ${Math.round(y)}`,
  resized: (width, height) => `Now ${Math.round(width)} by ${Math.round(height)} pixels`,
  pasted: (count) => `${plural(count, "region")} pasted`,
  copied: (count) => `${plural(count, "region")} copied`,
  undone: () => "Undone",
  redone: () => "Redone",
  accepted: (count) => `${plural(count, "prediction")} accepted`,
  usedUp: (label) => `${label} is used as often as allowed`,
  labelFirst: () => "Choose a label first: click one below the image or press its key",
};

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
