import type { Box } from "@assay/geometry";
import type { Answer, Content, Region, WireItem } from "@assay/labeling";
import { BoundsIndex } from "./bounds-index.ts";
import { type ChangeOrigin, inverseAll, type Operation, type Transaction } from "./operation.ts";
import { KeyedSignal, Signal } from "./signal.ts";
import { ZOrder } from "./z-order.ts";

/**
 * The one home of an open annotation: its regions in z-order, its task-level answers and the items kept as they came.
 * Every change is a transaction of operations; local ones make one undo entry each.
 */
export class EditorStore {
  readonly #regions = new Map<string, Region>();
  readonly #order = new ZOrder();
  readonly #index = new BoundsIndex();
  readonly #accepted = new Set<string>();
  #answers: Readonly<Record<string, Answer>> = {};
  #kept: readonly WireItem[] = [];
  #undoable: (readonly Operation[])[] = [];
  #redoable: (readonly Operation[])[] = [];
  #version = 0;
  #snapshot: { readonly version: number; readonly regions: readonly Region[] } | null = null;

  readonly #transactions = new Signal<Transaction>();
  readonly #loads = new Signal();
  readonly #byRegion = new KeyedSignal();
  readonly #byCollection = new KeyedSignal();

  /** Grows with every change; equal versions mean equal content. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#regions.size;
  }

  region(id: string): Region | undefined {
    return this.#regions.get(id);
  }

  /** All regions in z-order, bottom first; the same array until something changes. */
  regions(): readonly Region[] {
    if (this.#snapshot?.version !== this.#version) {
      const regions = this.#order.ids.flatMap((id) => this.#regions.get(id) ?? []);
      this.#snapshot = { version: this.#version, regions };
    }
    return this.#snapshot.regions;
  }

  /** Task-level answers by control name; the same object until one changes. */
  answers(): Readonly<Record<string, Answer>> {
    return this.#answers;
  }

  kept(): readonly WireItem[] {
    return this.#kept;
  }

  /** Index of a region in the z-order with 0 at the bottom, or -1. */
  placeOf(id: string): number {
    return this.#order.placeOf(id);
  }

  /** The ids in z-order, bottom first; unknown ids are left out. */
  sorted(ids: Iterable<string>): readonly string[] {
    return this.#order.sort(ids);
  }

  /** Ids of the regions of `object` whose bounds touch `box` (image pixels), in no order. */
  search(object: string, box: Box): readonly string[] {
    return this.#index.search(object, box);
  }

  /** Whether the region came from a prediction and was neither changed nor accepted yet. */
  isPending(id: string): boolean {
    return this.#regions.get(id)?.origin === "prediction" && !this.#accepted.has(id);
  }

  /** Ids of the regions that came from a prediction and were accepted as they are. */
  accepted(): readonly string[] {
    return [...this.#accepted].filter((id) => this.#regions.has(id));
  }

  /**
   * Replaces everything and forgets the history. `accepted` are the ids of regions from a prediction that somebody has
   * accepted before: all of them in an annotation that was submitted, none in a prediction.
   */
  load(content: Content, accepted: Iterable<string> = []): void {
    this.#regions.clear();
    this.#accepted.clear();
    for (const id of accepted) this.#accepted.add(id);
    for (const region of content.regions) this.#regions.set(region.id, region);
    this.#order.load([...this.#regions.keys()]);
    this.#index.load(this.#regions.values());
    this.#answers = content.answers;
    this.#kept = content.kept;
    this.#undoable = [];
    this.#redoable = [];
    this.#version++;
    this.#loads.emit();
    this.#byRegion.emitAll();
    this.#byCollection.emitAll();
  }

  content(): Content {
    return { regions: this.regions(), answers: this.#answers, kept: this.#kept };
  }

  /** Makes local changes as one undo entry; nothing happens without operations. */
  commit(operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    this.#undoable.push(operations);
    this.#redoable = [];
    this.#run({ origin: "local", cause: "edit", operations });
  }

  /** Makes local changes as part of the last undo entry, for a gesture that goes on: a key held down. */
  amend(operations: readonly Operation[]): void {
    const last = this.#undoable.at(-1);
    if (last === undefined || this.canRedo) {
      this.commit(operations);
      return;
    }
    if (operations.length === 0) return;
    this.#undoable[this.#undoable.length - 1] = [...last, ...operations];
    this.#run({ origin: "local", cause: "edit", operations });
  }

  /** Takes in changes made elsewhere, or read from the journal; they cannot be undone here. */
  receive(operations: readonly Operation[], origin: Exclude<ChangeOrigin, "local">): void {
    if (operations.length > 0) this.#run({ origin, cause: "edit", operations });
  }

  get canUndo(): boolean {
    return this.#undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.#redoable.length > 0;
  }

  undo(): boolean {
    const last = this.#undoable.pop();
    if (!last) return false;
    this.#redoable.push(last);
    this.#run({ origin: "local", cause: "undo", operations: inverseAll(last) });
    return true;
  }

  redo(): boolean {
    const next = this.#redoable.pop();
    if (!next) return false;
    this.#undoable.push(next);
    this.#run({ origin: "local", cause: "redo", operations: next });
    return true;
  }

  /** Listens to every transaction, for autosave, the journal and painting. */
  onTransaction(listener: (transaction: Transaction) => void): () => void {
    return this.#transactions.listen(listener);
  }

  /** Listens to `load`. */
  onLoad(listener: () => void): () => void {
    return this.#loads.listen(listener);
  }

  /** Listens to one region: its creation, changes and deletion. */
  subscribeRegion(id: string, listener: () => void): () => void {
    return this.#byRegion.listen(id, listener);
  }

  /** Listens to the list of regions, to the answers, or to what can be undone. */
  subscribe(collection: "regions" | "answers" | "history", listener: () => void): () => void {
    return this.#byCollection.listen(collection, listener);
  }

  #run(transaction: Transaction): void {
    const regions = new Set<string>();
    let answered = false;
    for (const operation of transaction.operations) {
      this.#perform(operation);
      if (operation.target === "answer") answered = true;
      else regions.add(operation.id);
    }
    this.#version++;
    this.#transactions.emit(transaction);
    for (const id of regions) this.#byRegion.emit(id);
    if (regions.size > 0) this.#byCollection.emit("regions");
    if (answered) this.#byCollection.emit("answers");
    this.#byCollection.emit("history");
  }

  #perform(operation: Operation): void {
    switch (operation.target) {
      case "region":
        this.#place(operation.id, operation.after, operation.before === null ? operation.at : null);
        break;
      case "order":
        this.#order.move(operation.id, operation.after);
        break;
      case "answer":
        this.#answer(operation.id, operation.after);
        break;
      case "acceptance":
        if (operation.after) this.#accepted.add(operation.id);
        else this.#accepted.delete(operation.id);
    }
  }

  /** Sets, changes or removes a region. A change to a region that somebody else deleted meanwhile is dropped. */
  #place(id: string, region: Region | null, createdAt: number | null): void {
    if (region === null) {
      this.#regions.delete(id);
      this.#order.remove(id);
      this.#index.delete(id);
      return;
    }
    if (!this.#regions.has(id)) {
      if (createdAt === null) return;
      this.#order.insert(id, createdAt);
    }
    this.#regions.set(id, region);
    this.#index.put(region);
  }

  #answer(control: string, answer: Answer | null): void {
    const { [control]: _, ...others } = this.#answers;
    this.#answers = answer === null ? others : { ...others, [control]: answer };
  }
}
