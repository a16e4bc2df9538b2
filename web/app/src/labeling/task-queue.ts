import type { Task } from "../server/api.ts";

/** What the queue hands out: a task with what was prepared for showing it, or the reason why there is none. */
export type Handed<Prepared> =
  | { readonly at: "task"; readonly task: Task; readonly prepared: Promise<Prepared> }
  | { readonly at: "none"; readonly why: string };

/** The queue's side of the server. */
export type QueueServer = {
  /** The task held or the next one claimed; after a task's number: one claimed ahead. */
  next(after: number | null): Promise<Task | { readonly why: string }>;
  /** Gives a task back; never rejects. */
  release(task: Task): Promise<void>;
};

/** Hands out tasks one by one, with the next one claimed and prepared before it is needed. */
export class TaskQueue<Prepared> {
  readonly #server: QueueServer;
  readonly #prepare: (task: Task) => Promise<Prepared>;
  #ahead: { readonly after: number; readonly handed: Promise<Handed<Prepared>> } | null = null;

  constructor(server: QueueServer, prepare: (task: Task) => Promise<Prepared>) {
    this.#server = server;
    this.#prepare = prepare;
  }

  /** The first task. */
  async first(): Promise<Handed<Prepared>> {
    return this.#ask(null);
  }

  /** The first task behind this number. */
  async behind(after: number): Promise<Handed<Prepared>> {
    return this.#ask(after);
  }

  /** Claims and prepares the task after this one, in the background. */
  lookAhead(task: Task): void {
    if (this.#ahead?.after === task.id) {
      return;
    }
    const handed = this.#ask(task.id);
    // Who takes it hears of the failure; nobody else has to.
    handed.catch(() => undefined);
    this.#ahead = { after: task.id, handed };
  }

  /** The task after this one, which is done with, or given back by `released`; from ahead where there is one. */
  async following(task: Task, released: Promise<void> = Promise.resolve()): Promise<Handed<Prepared>> {
    const ahead = this.#ahead?.after === task.id ? this.#ahead.handed : null;
    this.#ahead = null;
    const handed = ahead === null ? null : await ahead.catch(() => null);
    // What could not be claimed before the answer was in may be there now: the answer itself may have freed it.
    if (handed?.at === "task") {
      return handed;
    }
    await released;
    return this.#ask(null);
  }

  /** The task claimed ahead, if there is one. */
  async claimedAhead(): Promise<Task | null> {
    const handed = await this.#ahead?.handed.catch(() => null);
    return handed?.at === "task" ? handed.task : null;
  }

  /** Gives back what was claimed ahead. */
  async leave(): Promise<void> {
    const ahead = this.#ahead?.handed;
    this.#ahead = null;
    const handed = await ahead?.catch(() => undefined);
    if (handed?.at === "task") {
      await this.#server.release(handed.task);
    }
  }

  async #ask(after: number | null): Promise<Handed<Prepared>> {
    const found = await this.#server.next(after);
    if ("why" in found) {
      return { at: "none", why: found.why };
    }
    const prepared = this.#prepare(found);
    prepared.catch(() => undefined);
    return { at: "task", task: found, prepared };
  }
}
