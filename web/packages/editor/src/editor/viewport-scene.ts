import type { Box, Rectangle, Shape } from "@assay/geometry";
import type { Region } from "@assay/labeling";
import type { Camera } from "../camera/camera.ts";
import type { ActiveScene } from "../render/active-layer.ts";
import { type Look, RegionPainter } from "../render/region-painter.ts";
import type { StaticScene } from "../render/static-layer.ts";
import type { Paint2D } from "../render/surface.ts";
import { boundsOf } from "../store/bounds-index.ts";
import type { Operation, Transaction } from "../store/operation.ts";
import { type Draft, shapeOf } from "../tools/tool.ts";
import type { EditorSession, EditorState } from "./session.ts";

/** Who repaints what changed. */
export type Repainter = { touch(box: Box): void; repaint(): void };

/** Selected regions above which they rest with the others, as repainting them in every frame would cost too much. */
const manySelected = 200;

/** Score below which a prediction looks doubtful. */
const lowScore = 0.5;

/** What one viewport paints: which regions rest, which are lifted to the active layer, and how each looks. */
export class ViewportScene implements StaticScene {
  readonly painter: RegionPainter = new RegionPainter();
  readonly #session: EditorSession;
  readonly #object: string;
  #draft: Draft | null = null;
  #state: EditorState;
  #selected: ReadonlySet<string> = new Set();
  #lifted: ReadonlySet<string> = new Set();
  #hovered: string | null = null;

  constructor(session: EditorSession, object: string) {
    this.#session = session;
    this.#object = object;
    this.#state = session.state;
    this.#selected = new Set(session.state.selection);
    this.#lifted = this.#toLift();
  }

  get hovered(): string | null {
    return this.#hovered;
  }

  visibleIn(box: Box): readonly string[] {
    const { store } = this.#session;
    const found = store.search(this.#object, box).filter((id) => {
      return !this.#lifted.has(id) && store.region(id)?.hidden === false;
    });
    return store.sorted(found);
  }

  paint(context: Paint2D, id: string, camera: Camera): void {
    const region = this.#session.store.region(id);
    const shape = shapeOf(region);
    if (region !== undefined && shape !== null) this.painter.paint(context, camera, shape, this.#lookOf(region));
  }

  /** What the active layer paints now. */
  active(): ActiveScene {
    const { store } = this.#session;
    const shapes: { shape: Shape; look: Look }[] = [];
    const add = (id: string, shape: Shape | null): void => {
      const region = store.region(id);
      if (region !== undefined && shape !== null && region.object === this.#object && !region.hidden) {
        shapes.push({ shape, look: this.#lookOf(region) });
      }
    };
    if (this.#hovered !== null && !this.#lifted.has(this.#hovered))
      add(this.#hovered, shapeOf(store.region(this.#hovered)));
    const draft = this.#draft;
    for (const id of store.sorted(this.#lifted)) {
      const moved = draft?.copies === true ? undefined : draft?.shapes.get(id);
      add(id, moved ?? shapeOf(store.region(id)));
    }
    if (draft?.copies === true) for (const [id, shape] of draft.shapes) add(id, shape);
    if (draft?.drawing) shapes.push({ shape: draft.drawing, look: this.#drawnLook() });
    return { shapes, marquee: draft?.marquee ?? null };
  }

  /** The shape to put handles on: that of the one selected region, if it is here and can be changed. */
  handled(): Rectangle | null {
    const { selection } = this.#session.state;
    const [id] = selection;
    const region = id === undefined ? undefined : this.#session.store.region(id);
    if (selection.length !== 1 || region === undefined || region.object !== this.#object) return null;
    if (region.hidden || region.locked || !this.#session.editable) return null;
    if (this.#draft?.copies === true || this.#draft?.drawing) return null;
    return this.#draft?.shapes.get(region.id) ?? shapeOf(region);
  }

  /** Takes over the session's state and repaints what it changed. */
  changed(repainter: Repainter): void {
    const before = this.#state;
    const after = this.#session.state;
    this.#state = after;
    if (before.selection !== after.selection) {
      const old = this.#selected;
      this.#selected = new Set(after.selection);
      this.#touchIds(inOneOnly(old, this.#selected), repainter);
      this.#lift(repainter);
    }
    if (before.settings.tags !== after.settings.tags) repainter.repaint();
  }

  /** Takes over the draft of the gesture that goes on. */
  show(draft: Draft | null, repainter: Repainter): void {
    this.#draft = draft;
    this.#lift(repainter);
  }

  /** Takes over which region is under the pointer. */
  hover(id: string | null): void {
    this.#hovered = id;
  }

  /** Repaints what a transaction changed here. */
  touch(transaction: Transaction, repainter: Repainter): void {
    for (const operation of transaction.operations) {
      for (const region of this.#regionsOf(operation)) this.#touchRegion(region, repainter);
    }
    if (this.#hovered !== null && this.#session.store.region(this.#hovered) === undefined) this.#hovered = null;
  }

  #regionsOf(operation: Operation): readonly Region[] {
    switch (operation.target) {
      case "region":
        return [operation.before, operation.after].filter((region) => region !== null);
      case "order":
      case "acceptance": {
        const region = this.#session.store.region(operation.id);
        return region === undefined ? [] : [region];
      }
      case "answer":
        return [];
    }
  }

  #toLift(): ReadonlySet<string> {
    const moving = this.#draft === null || this.#draft.copies ? [] : this.#draft.shapes.keys();
    return this.#selected.size <= manySelected ? new Set([...this.#selected, ...moving]) : new Set(moving);
  }

  #lift(repainter: Repainter): void {
    const before = this.#lifted;
    this.#lifted = this.#toLift();
    this.#touchIds(inOneOnly(before, this.#lifted), repainter);
  }

  #touchIds(ids: readonly string[], repainter: Repainter): void {
    for (const id of ids) {
      const region = this.#session.store.region(id);
      if (region !== undefined) this.#touchRegion(region, repainter);
    }
  }

  #touchRegion(region: Region, repainter: Repainter): void {
    const box = region.object === this.#object ? boundsOf(region) : null;
    if (box !== null) repainter.touch(box);
  }

  #lookOf(region: Region): Look {
    const session = this.#session;
    const pending = session.store.isPending(region.id);
    return {
      colour: session.colourOf(region),
      selected: this.#selected.has(region.id),
      hovered: region.id === this.#hovered,
      pending: !pending ? "no" : region.score !== null && region.score < lowScore ? "low-score" : "yes",
      locked: region.locked,
      text: session.state.settings.tags ? session.labels.textOf(region) : "",
    };
  }

  #drawnLook(): Look {
    const colour = this.#session.colourOfActive();
    return { colour, selected: true, hovered: false, pending: "no", locked: false, text: "" };
  }
}

function inOneOnly(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  if (a === b) return [];
  return [...[...a].filter((id) => !b.has(id)), ...[...b].filter((id) => !a.has(id))];
}
