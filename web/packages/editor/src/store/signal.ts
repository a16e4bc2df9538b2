/** Calls its listeners whenever something happened. */
export class Signal<T = void> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Listens until the returned function is called. */
  listen(listener: (value: T) => void): () => void {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  get silent(): boolean {
    return this.#listeners.size === 0;
  }
}

/** A signal per key; a key without listeners costs nothing. */
export class KeyedSignal {
  readonly #signals = new Map<string, Signal>();

  listen(key: string, listener: () => void): () => void {
    const signal = this.#signals.get(key) ?? new Signal();
    this.#signals.set(key, signal);
    const stop = signal.listen(listener);
    return () => {
      stop();
      if (signal.silent && this.#signals.get(key) === signal) this.#signals.delete(key);
    };
  }

  emit(key: string): void {
    this.#signals.get(key)?.emit();
  }

  emitAll(): void {
    for (const signal of [...this.#signals.values()]) signal.emit();
  }
}
