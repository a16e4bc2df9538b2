import type { ImageSize, Shape } from "@assay/geometry";
import type { Answer, Content, Region, TextSpan } from "@assay/labeling";
import { EditorStore } from "../store/editor-store.ts";
import {
  answering,
  changes,
  creations,
  deletions,
  replacements,
  withAnswer,
  withLabels,
  withMark,
} from "../store/edits.ts";
import type { Operation } from "../store/operation.ts";
import { Signal } from "../store/signal.ts";
import { heldOnImage, liesInside } from "../tools/snap.ts";
import { shapeOf, type ToolName } from "../tools/tool.ts";
import { Clipboard } from "./clipboard.ts";
import { Labels } from "./labels.ts";
import { type EditorMessages, englishMessages } from "./messages.ts";
import { type ActiveLabels, defaultSettings, type EditorOptions, type EditorSettings } from "./options.ts";
import { type Direction, reorderings } from "./reorder.ts";

/** Everything an annotator sees besides the content itself; a new object whenever a part of it changes. */
export type EditorState = {
  readonly tool: ToolName;
  /** Selected region ids in the order in which they were selected. */
  readonly selection: readonly string[];
  readonly activeLabels: ActiveLabels | null;
  readonly settings: EditorSettings;
};

/** One annotation being edited: the store, what is selected and chosen, and every edit an annotator can make. No DOM. */
export class EditorSession {
  readonly store: EditorStore = new EditorStore();
  readonly labels: Labels;
  readonly messages: EditorMessages;
  readonly #options: EditorOptions;
  readonly #clipboard: Clipboard;
  readonly #sizes = new Map<string, ImageSize>();
  readonly #changed = new Signal();
  #state: EditorState;

  constructor(options: EditorOptions) {
    this.#options = options;
    this.messages = options.messages ?? englishMessages;
    this.labels = new Labels(options);
    this.#clipboard = new Clipboard(this.store, options.newRegionId);
    this.#state = {
      tool: "select",
      selection: [],
      activeLabels: null,
      settings: { ...defaultSettings, ...options.settings },
    };
    this.store.subscribe("regions", () => this.#dropGone());
  }

  get state(): EditorState {
    return this.#state;
  }

  get editable(): boolean {
    return this.#options.readonly !== true;
  }

  onChange(listener: () => void): () => void {
    return this.#changed.listen(listener);
  }

  colourOf(region: Region): string {
    const [control, label] = this.labels.firstOf(region);
    return this.#options.colourOf(control, label);
  }

  colourOfActive(): string {
    const active = this.#state.activeLabels;
    return this.#options.colourOf(active?.control ?? "", active?.values[0] ?? null);
  }

  announce(text: string): void {
    this.#options.announce(text);
  }

  /** Remembers an image's size, within which regions are kept. */
  setSize(object: string, size: ImageSize): void {
    this.#sizes.set(object, size);
  }

  sizeOf(object: string): ImageSize | null {
    return this.#sizes.get(object) ?? null;
  }

  setTool(tool: ToolName): void {
    if (tool !== this.#state.tool) this.#change({ tool });
  }

  setSettings(settings: Partial<EditorSettings>): void {
    this.#change({ settings: { ...this.#state.settings, ...settings } });
  }

  setActiveLabels(activeLabels: ActiveLabels | null): void {
    this.#change({ activeLabels });
  }

  /** Selects regions; `said` false leaves it to `announceSelection`, for a gesture that selects over and over. */
  select(ids: readonly string[], said = true): void {
    const known = [...new Set(ids)].filter((id) => this.store.region(id) !== undefined);
    const { selection } = this.#state;
    if (known.length === selection.length && known.every((id, index) => id === selection[index])) return;
    this.#change({ selection: known });
    if (said) this.announceSelection();
  }

  /** Selects the visible region after (or before) the selected one in z-order, and begins again at the end. */
  selectNeighbour(direction: "next" | "previous"): void {
    const visible = this.store.regions().filter((region) => !region.hidden);
    if (visible.length === 0) return;
    const last = this.#state.selection.at(-1);
    const at = visible.findIndex((region) => region.id === last);
    const step = direction === "next" ? at + 1 : at < 0 ? visible.length - 1 : at - 1;
    const next = visible[(step + visible.length) % visible.length];
    if (next) this.select([next.id]);
  }

  /** Picks a label by pointer or key: it goes on the selection where it can, else the next region gets it. */
  chooseLabel(control: string, value: string): void {
    const targets = this.#state.selection.filter((id) => this.labels.fits(control, this.store.region(id)));
    if (targets.length > 0) {
      const operations = this.labels.relabelings(this.store, targets, control, value);
      if (operations.length === 0) this.#sayUsedUp(control, value);
      else this.#commit(operations);
      return;
    }
    const activeLabels = this.labels.toggled(this.#state.activeLabels, control, value);
    const tool = activeLabels === null ? null : this.labels.toolFor(control);
    this.#change({ activeLabels, selection: [], ...(tool === null ? {} : { tool }) });
  }

  /** Whether a shape can be drawn on the object with the labels chosen now. */
  canDraw(object: string): boolean {
    return this.labels.drawingControl(object, this.#state.activeLabels) !== null;
  }

  /** Makes a region of a shape drawn on an object. */
  draw(object: string, shape: Shape): Region | null {
    const control = this.labels.drawingControl(object, this.#state.activeLabels);
    return control === null ? null : this.create(object, control, shape);
  }

  /** Makes a region with the active labels where they fit it; returns it, or null in an editor for reading. */
  create(object: string, control: string, mark: Shape | TextSpan): Region | null {
    if (!this.editable) return null;
    const bare: Region = {
      id: this.#options.newRegionId(),
      object,
      control,
      mark,
      labels: {},
      answers: {},
      origin: "manual",
      score: null,
      hidden: false,
      locked: false,
      meta: null,
      wire: null,
    };
    const { activeLabels, settings } = this.#state;
    const fitting = activeLabels !== null && this.labels.fits(activeLabels.control, bare);
    const region = fitting ? withLabels(bare, activeLabels.control, activeLabels.values) : bare;
    this.#commit(creations(this.store, [region]));
    this.announce(this.messages.created(this.labels.nameOf(region, this.messages), this.store.size));
    this.#change({
      selection: settings.selectAfterCreate ? [region.id] : [],
      activeLabels: settings.keepLabel ? activeLabels : null,
    });
    return region;
  }

  /** Gives regions other shapes, kept on their image if they were; `again` says that it is the same gesture as the last change, as of a key held down. */
  reshape(shapes: ReadonlyMap<string, Shape>, again = false): void {
    this.#commit(
      changes(this.store, this.unlocked(shapes.keys()), (region) => {
        const shape = shapes.get(region.id);
        const held = shape === undefined ? null : this.#held(region, shape);
        return held === null ? region : withMark(region, held);
      }),
      again,
    );
    this.#announceShapes(shapes);
  }

  /** Gives a region another stretch of text; `again` as in `reshape`. */
  respan(id: string, span: TextSpan, again = false): void {
    this.#commit(
      changes(this.store, this.unlocked([id]), (region) => {
        const { mark } = region;
        const same = mark.kind !== "span" || (mark.start === span.start && mark.end === span.end);
        return same ? region : withMark(region, span);
      }),
      again,
    );
  }

  /** Puts copies of regions where `shapes` says and selects them. */
  copyTo(shapes: ReadonlyMap<string, Shape>): void {
    if (this.editable) this.#commitAndSelect(this.#clipboard.copiesAt(shapes));
  }

  /** Changes what is said about one region: its note, or anything else of it. */
  change(ids: Iterable<string>, change: (region: Region) => Region): void {
    this.#commit(changes(this.store, ids, change));
  }

  /** Answers a control for the whole task, or for a region. */
  answer(control: string, answer: Answer | null, region: string | null = null): void {
    if (region === null) this.#commit(answering(this.store, control, answer));
    else this.change([region], (each) => withAnswer(each, control, answer));
  }

  /** Replaces regions and answers by those of another version, as one change that can be undone. */
  replace(content: Pick<Content, "regions" | "answers">): void {
    if (!this.#commit(replacements(this.store, content))) return;
    this.#change({ selection: [] });
  }

  /** Moves a region to a place in the z-order, 0 = bottom. */
  place(id: string, to: number): void {
    const before = this.store.placeOf(id);
    const after = Math.max(0, Math.min(to, this.store.size - 1));
    if (before >= 0 && before !== after) this.#commit([{ target: "order", id, before, after }]);
  }

  remove(ids: readonly string[]): void {
    const operations = deletions(this.store, this.unlocked(ids));
    if (!this.#commit(operations)) return;
    this.announce(this.messages.deleted(operations.length));
  }

  /** Hides the regions, or shows them when all of them are hidden already. */
  toggleHidden(ids: readonly string[]): void {
    const hidden = ids.some((id) => this.store.region(id)?.hidden === false);
    this.change(ids, (region) => (region.hidden === hidden ? region : { ...region, hidden }));
  }

  /** Locks the regions, or unlocks them when all of them are locked already. */
  toggleLocked(ids: readonly string[]): void {
    const locked = ids.some((id) => this.store.region(id)?.locked === false);
    this.change(ids, (region) => (region.locked === locked ? region : { ...region, locked }));
  }

  reorder(ids: readonly string[], direction: Direction): void {
    this.#commit(reorderings(this.store, ids, direction));
  }

  /** Marks regions that came from a prediction as right. */
  accept(ids: readonly string[]): void {
    const pending = ids.filter((id) => this.store.isPending(id));
    const operations = pending.map((id): Operation => ({ target: "acceptance", id, before: false, after: true }));
    if (this.#commit(operations)) this.announce(this.messages.accepted(operations.length));
  }

  copy(): void {
    if (this.#clipboard.copy(this.#state.selection)) this.announce(this.messages.copied(this.#clipboard.size));
  }

  get canPaste(): boolean {
    return this.editable && this.#clipboard.size > 0;
  }

  /** Pastes what was copied, a little to the right and below of the last paste, on the object it came from. */
  paste(): void {
    if (!this.canPaste) return;
    const regions = this.#clipboard.pasted((object) => this.sizeOf(object));
    this.#commitAndSelect(regions);
    this.announce(this.messages.pasted(regions.length));
  }

  duplicate(): void {
    if (!this.editable) return;
    this.#commitAndSelect(this.#clipboard.duplicates(this.#state.selection, (object) => this.sizeOf(object)));
  }

  undo(): void {
    if (this.editable && this.store.undo()) this.announce(this.messages.undone());
  }

  redo(): void {
    if (this.editable && this.store.redo()) this.announce(this.messages.redone());
  }

  /** Says what is selected. */
  announceSelection(): void {
    const ids = this.#state.selection;
    const [only] = ids;
    const region = only === undefined ? undefined : this.store.region(only);
    if (region === undefined) this.announce(this.messages.unselected());
    else if (ids.length > 1) this.announce(this.messages.selectedMany(ids.length));
    else {
      const name = this.labels.nameOf(region, this.messages);
      this.announce(this.messages.selected(name, this.store.placeOf(region.id) + 1, this.store.size));
    }
  }

  /** The ids of regions that may be changed. */
  unlocked(ids: Iterable<string>): readonly string[] {
    return [...ids].filter((id) => this.store.region(id)?.locked === false);
  }

  /** The shape that a region may have when another is asked for; null for none. What an import left outside may stay so. */
  #held(region: Region, shape: Shape): Shape | null {
    const size = this.sizeOf(region.object);
    const before = shapeOf(region);
    if (size === null || before === null || !liesInside(before, size)) return shape;
    return heldOnImage(shape, size);
  }

  #commit(operations: readonly Operation[], again = false): boolean {
    if (!this.editable || operations.length === 0) return false;
    if (again) this.store.amend(operations);
    else this.store.commit(operations);
    return true;
  }

  #commitAndSelect(regions: readonly Region[]): void {
    const made = this.labels.affordable(this.store, regions);
    const short = regions.find((region) => !made.includes(region));
    if (this.#commit(creations(this.store, made))) this.#change({ selection: made.map((region) => region.id) });
    if (short !== undefined) this.announce(this.messages.usedUp(this.labels.nameOf(short, this.messages)));
  }

  #sayUsedUp(control: string, value: string): void {
    if (this.labels.left(this.store, control, value) > 0) return;
    this.announce(this.messages.usedUp(this.labels.textOfLabel(control, value)));
  }

  #announceShapes(shapes: ReadonlyMap<string, Shape>): void {
    const [shape] = shapes.values();
    if (shape === undefined || shapes.size > 1) return;
    this.announce(`${this.messages.moved(shape.x, shape.y)}. ${this.messages.resized(shape.width, shape.height)}`);
  }

  #dropGone(): void {
    const selection = this.#state.selection.filter((id) => this.store.region(id) !== undefined);
    if (selection.length < this.#state.selection.length) this.#change({ selection });
  }

  #change(parts: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...parts };
    this.#changed.emit();
  }
}
