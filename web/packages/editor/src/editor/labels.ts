import type { Region } from "@assay/labeling";
import type { EditorStore } from "../store/editor-store.ts";
import { changes, withLabels } from "../store/edits.ts";
import type { Operation } from "../store/operation.ts";
import type { ToolName } from "../tools/tool.ts";
import type { EditorMessages } from "./messages.ts";
import type { ActiveLabels, DrawingControl, EditorOptions, LabelControl } from "./options.ts";

/** What the config says about which labels go on which regions, and which control draws where. */
export class Labels {
  readonly controls: readonly LabelControl[];
  readonly #drawing: readonly DrawingControl[];

  constructor(options: Pick<EditorOptions, "labels" | "drawing">) {
    this.controls = options.labels;
    this.#drawing = options.drawing;
  }

  /** Whether the control's labels can go on the region: it drew the region, or it only labels and shares the object. */
  fits(control: string, region: Region | undefined): boolean {
    if (region === undefined || (control !== region.control && this.#draws(control))) return false;
    return this.controls.some((each) => each.control === control && each.object === region.object);
  }

  /** The control that draws on the object with these labels active; null where none does or a label must come first. */
  drawingControl(object: string, active: ActiveLabels | null): string | null {
    const here = this.#drawing.filter((each) => each.object === object);
    if (active !== null && active.values.length > 0 && here.some((each) => each.control === active.control)) {
      return active.control;
    }
    return here.find((each) => this.#find(each.control) === undefined)?.control ?? null;
  }

  /** The tool to take up when a label of the control is chosen; null where the control's object is not drawn on. */
  toolFor(control: string): ToolName | null {
    const objects = this.controls.filter((each) => each.control === control).map((each) => each.object);
    const own = this.#drawing.find((each) => each.control === control);
    return (own ?? this.#drawing.find((each) => objects.includes(each.object)))?.tool ?? null;
  }

  /** The active labels after one was picked: a second pick puts it away, controls of many labels collect. */
  toggled(active: ActiveLabels | null, control: string, value: string): ActiveLabels | null {
    const values = active?.control === control ? active.values : [];
    if (values.includes(value)) {
      const others = values.filter((each) => each !== value);
      return others.length === 0 ? null : { control, values: others };
    }
    return { control, values: this.#find(control)?.choice === "multiple" ? [...values, value] : [value] };
  }

  /**
   * Operations that put a label on regions. A control of many labels takes it away again when all of them carry it, but
   * never the last label of a control that draws.
   */
  relabelings(store: EditorStore, ids: readonly string[], control: string, value: string): readonly Operation[] {
    const many = this.#find(control)?.choice === "multiple";
    let left = this.left(store, control, value);
    const all = ids.every((id) => store.region(id)?.labels[control]?.includes(value) === true);
    return changes(store, ids, (region) => {
      if (region.locked) return region;
      const now = region.labels[control] ?? [];
      if (many && all) {
        const fewer = now.filter((each) => each !== value);
        return fewer.length === 0 && this.#draws(control) ? region : withLabels(region, control, fewer);
      }
      if (now.includes(value) && (many || now.length === 1)) return region;
      if (!now.includes(value)) {
        if (left <= 0) return region;
        left -= 1;
      }
      return withLabels(region, control, many ? [...now, value] : [value]);
    });
  }

  /** How many more regions may carry the label; `Infinity` without a limit. */
  left(store: EditorStore, control: string, value: string): number {
    const limit = this.#find(control)?.labels.find((label) => label.value === value)?.limit ?? null;
    if (limit === null) return Infinity;
    const used = store.regions().filter((region) => region.labels[control]?.includes(value) === true).length;
    return Math.max(0, limit - used);
  }

  /** Those of the new regions whose labels may all be used once more, in their order. */
  affordable(store: EditorStore, regions: readonly Region[]): readonly Region[] {
    const left = new Map<string, number>();
    return regions.filter((region) => {
      const uses = Object.entries(region.labels).flatMap(([control, values]) =>
        values.map((value) => ({ key: JSON.stringify([control, value]), control, value })),
      );
      const room = uses.map(({ key, control, value }) => left.get(key) ?? this.left(store, control, value));
      if (room.some((count) => count <= 0)) return false;
      for (const [place, { key }] of uses.entries()) left.set(key, (room[place] ?? 0) - 1);
      return true;
    });
  }

  /** The control and label that give a region its colour: its own control's first, else the first of any. */
  firstOf(region: Region): readonly [control: string, label: string | null] {
    const own = region.labels[region.control]?.[0];
    if (own !== undefined) return [region.control, own];
    for (const [control, labels] of Object.entries(region.labels)) {
      const [label] = labels;
      if (label !== undefined) return [control, label];
    }
    return [region.control, null];
  }

  /** What is written on a region: all its labels as the config shows them. Empty without labels. */
  textOf(region: Region): string {
    return Object.entries(region.labels)
      .flatMap(([control, values]) => values.map((value) => this.textOfLabel(control, value)))
      .join(", ");
  }

  nameOf(region: Region, messages: EditorMessages): string {
    return this.textOf(region) || messages.unlabelled;
  }

  /** What is shown for a label. */
  textOfLabel(control: string, value: string): string {
    return this.#find(control)?.labels.find((label) => label.value === value)?.text ?? value;
  }

  #draws(control: string): boolean {
    return this.#drawing.some((each) => each.control === control);
  }

  #find(control: string): LabelControl | undefined {
    return this.controls.find((each) => each.control === control);
  }
}
