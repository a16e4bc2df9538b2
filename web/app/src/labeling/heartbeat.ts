import { ApiProblem } from "@assay/api";
import type { Lease, Task } from "../server/api.ts";

export type HeartbeatOptions = {
  /** Holds a task for some more minutes. */
  readonly renew: (task: Task) => Promise<Lease>;
  /** The task that was claimed ahead, which is held along with the one at hand. */
  readonly ahead: () => Promise<Task | null>;
  /** Milliseconds since the person last did something. */
  readonly idle: () => number;
  /** Hears until when the task at hand is held, in epoch milliseconds; null once the lease is lost. */
  readonly onLease: (until: number | null) => void;
};

const beatMilliseconds = 60_000;
/** A page that nobody touched for so long no longer holds its task. */
const abandonedMilliseconds = 15 * 60_000;

/** Holds the task at hand, and the one ahead, while somebody works. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Holds this task from now on; one without a lease is left alone. */
  hold(task: Task): void {
    this.stop();
    if (task.unique_lock_id !== undefined) {
      this.#timer = setInterval(() => void this.beat(task), beatMilliseconds);
    }
  }

  stop(): void {
    if (this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  /** Renews the leases once, unless the page was left alone for long. */
  async beat(task: Task): Promise<void> {
    const { renew, ahead, idle, onLease } = this.#options;
    if (idle() > abandonedMilliseconds) {
      return;
    }
    const next = await ahead();
    // The one ahead may be lost: then the queue gives another when it is wanted.
    const kept = next === null ? null : renew(next).catch(() => null);
    try {
      const lease = await renew(task);
      onLease(Date.parse(lease.expires_at));
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) {
        this.stop();
        onLease(null);
      }
    }
    await kept;
  }
}
