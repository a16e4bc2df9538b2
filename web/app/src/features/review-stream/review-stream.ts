import { Heartbeat, type HeartbeatOptions } from "../../labeling/heartbeat.ts";
import { type Handed, type QueueServer, TaskQueue } from "../../labeling/task-queue.ts";
import type { Task } from "../../server/api.ts";

export type ReviewState<Prepared> =
  | { readonly at: "opening" }
  | { readonly at: "empty"; readonly why: string }
  | { readonly at: "failed"; readonly problem: unknown }
  | {
      readonly at: "judging";
      /** Another number for every time that a task is opened. */
      readonly turn: number;
      readonly task: Task;
      readonly prepared: Prepared;
      /** Epoch milliseconds; null where the server names no end. */
      readonly leaseUntil: number | null;
      readonly leaseLost: boolean;
    };

export type ReviewStreamOptions<Prepared> = {
  readonly server: QueueServer;
  readonly renew: HeartbeatOptions["renew"];
  readonly prepare: (task: Task) => Promise<Prepared>;
};

/** A reviewer's way through what waits for a verdict: one task is held at a time, the next one claimed and drawn ahead. */
export class ReviewStream<Prepared> {
  readonly #server: QueueServer;
  readonly #queue: TaskQueue<Prepared>;
  readonly #heartbeat: Heartbeat;
  readonly #listeners = new Set<() => void>();
  #state: ReviewState<Prepared> = { at: "opening" };
  #turn = 0;
  #touchedAt = performance.now();
  #stopHearing: (() => void) | null = null;

  constructor({ server, renew, prepare }: ReviewStreamOptions<Prepared>) {
    this.#server = server;
    this.#queue = new TaskQueue(server, prepare);
    this.#heartbeat = new Heartbeat({
      renew,
      ahead: () => this.#queue.claimedAhead(),
      idle: () => performance.now() - this.#touchedAt,
      onLease: (until) => this.#leased(until),
    });
  }

  get state(): ReviewState<Prepared> {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens what the queue gives. */
  async start(): Promise<void> {
    this.#set({ at: "opening" });
    this.#listen();
    await this.#show(() => this.#queue.first());
  }

  /** Goes on after a verdict, with which the server let the task go. */
  async forward(): Promise<void> {
    const state = this.#state;
    if (state.at === "judging") {
      await this.#show(() => this.#queue.following(state.task));
    }
  }

  /** Gives the task back and opens the one behind it. */
  async skip(): Promise<void> {
    const state = this.#state;
    if (state.at === "judging") {
      const released = this.#server.release(state.task);
      await this.#show(() => this.#queue.following(state.task, released));
    }
  }

  /** Gives back what is held and opens this task, or the nearest behind it where somebody else has it. */
  async jump(taskId: number): Promise<void> {
    // Held tasks come first, so that they have to be back before another is asked for.
    const released = this.#letGo();
    await this.#show(async () => {
      await released;
      return this.#queue.behind(taskId - 1);
    });
  }

  /** Ends the stream and gives back what is held. */
  close(): void {
    this.#turn += 1;
    this.#heartbeat.stop();
    this.#stopHearing?.();
    this.#stopHearing = null;
    void this.#letGo();
  }

  async #letGo(): Promise<void> {
    const present = this.#state.at === "judging" ? this.#server.release(this.#state.task) : undefined;
    await Promise.all([present, this.#queue.leave()]);
  }

  async #show(ask: () => Promise<Handed<Prepared>>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#heartbeat.stop();
    try {
      const handed = await ask();
      if (handed.at === "none") {
        this.#setIn(turn, { at: "empty", why: handed.why });
        return;
      }
      const { task } = handed;
      const prepared = await handed.prepared;
      if (turn !== this.#turn) {
        await this.#server.release(task);
        return;
      }
      const leaseUntil = task.lease_expires_at === undefined ? null : Date.parse(task.lease_expires_at);
      this.#set({ at: "judging", turn, task, prepared, leaseUntil, leaseLost: false });
      this.#queue.lookAhead(task);
      this.#heartbeat.hold(task);
    } catch (problem) {
      this.#setIn(turn, { at: "failed", problem });
    }
  }

  #leased(until: number | null): void {
    if (this.#state.at === "judging") {
      this.#set({ ...this.#state, ...(until === null ? { leaseLost: true } : { leaseUntil: until }) });
    }
  }

  #listen(): void {
    this.#stopHearing?.();
    const hearing = new AbortController();
    const { signal } = hearing;
    const touch = (): void => {
      this.#touchedAt = performance.now();
    };
    for (const type of ["pointerdown", "pointermove", "keydown", "wheel"]) {
      window.addEventListener(type, touch, { signal, passive: true });
    }
    window.addEventListener("pagehide", () => void this.#letGo(), { signal });
    this.#stopHearing = () => hearing.abort();
  }

  #setIn(turn: number, state: ReviewState<Prepared>): void {
    if (turn === this.#turn) {
      this.#set(state);
    }
  }

  #set(state: ReviewState<Prepared>): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
