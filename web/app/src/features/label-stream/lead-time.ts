/** Active seconds on a task: time counts while the page is looked at and something was done within the last minute. */
export class LeadTime {
  static readonly idleMilliseconds = 60_000;
  readonly #now: () => number;
  #counted: number;
  #since: number;
  #lastInput: number;
  #touched: number;

  /** `now` gives milliseconds that only grow; `seconds` were counted before. */
  constructor(now: () => number, seconds: number) {
    this.#now = now;
    this.#counted = seconds * 1000;
    this.#since = now();
    this.#lastInput = this.#since;
    this.#touched = this.#since;
  }

  /** Something was done. */
  touch(): void {
    const now = this.#now();
    this.#counted += this.#active(now);
    this.#since = now;
    this.#lastInput = now;
    this.#touched = now;
  }

  /** The page went out of sight. */
  pause(): void {
    const now = this.#now();
    this.#counted += this.#active(now);
    this.#since = now;
    this.#lastInput = Number.NEGATIVE_INFINITY;
  }

  /** Seconds so far, to a thousandth. */
  get seconds(): number {
    return Math.round(this.#counted + this.#active(this.#now())) / 1000;
  }

  /** Milliseconds since something was last done here, whether the page is in sight or not. */
  get idle(): number {
    return this.#now() - this.#touched;
  }

  #active(now: number): number {
    return Math.max(0, Math.min(now, this.#lastInput + LeadTime.idleMilliseconds) - this.#since);
  }
}
