/** Region ids from the bottom to the top, with the place of each found in constant time between changes. */
export class ZOrder {
  readonly #ids: string[] = [];
  /** Index by id; entries from `#fresh` upwards are stale and made anew when asked for. */
  readonly #places = new Map<string, number>();
  #fresh = 0;

  get ids(): readonly string[] {
    return this.#ids;
  }

  get size(): number {
    return this.#ids.length;
  }

  load(ids: readonly string[]): void {
    this.#ids.length = 0;
    this.#places.clear();
    this.#fresh = 0;
    for (const id of ids) this.#ids.push(id);
  }

  /** Index of `id` with 0 at the bottom, or -1. */
  placeOf(id: string): number {
    for (; this.#fresh < this.#ids.length; this.#fresh++) this.#places.set(this.#ids[this.#fresh] ?? "", this.#fresh);
    return this.#places.get(id) ?? -1;
  }

  /** Puts `id` at index `at`, or as near to it as the list is long. */
  insert(id: string, at: number): void {
    const place = Math.max(0, Math.min(at, this.#ids.length));
    this.#ids.splice(place, 0, id);
    this.#stale(place);
  }

  remove(id: string): void {
    const known = this.#ids[this.#ids.length - 1] === id ? this.#ids.length - 1 : this.placeOf(id);
    if (known < 0) return;
    this.#ids.splice(known, 1);
    this.#places.delete(id);
    this.#stale(known);
  }

  move(id: string, to: number): void {
    const from = this.placeOf(id);
    if (from < 0 || from === to) return;
    this.#ids.splice(from, 1);
    this.#stale(from);
    this.insert(id, to);
  }

  /** The ids in z-order, bottom first; ids that are not here are left out. */
  sort(ids: Iterable<string>): readonly string[] {
    const wanted = new Set(ids);
    // Going through all of them is cheaper than sorting most of them.
    if (wanted.size > this.#ids.length / 8) return this.#ids.filter((id) => wanted.has(id));
    const placed: { id: string; place: number }[] = [];
    for (const id of wanted) {
      const place = this.placeOf(id);
      if (place >= 0) placed.push({ id, place });
    }
    return placed.sort((a, b) => a.place - b.place).map((each) => each.id);
  }

  #stale(from: number): void {
    this.#fresh = Math.min(this.#fresh, from);
  }
}
