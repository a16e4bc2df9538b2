import type { Journal } from "../../journal/journal.ts";
import { type Sender, type SendOutcome, sendOne } from "../../journal/replay.ts";
import type { PendingAnswer, Work } from "../../journal/work.ts";

/** Where the present state of an answer is. */
export type SaveState =
  | { readonly at: "untouched" }
  | { readonly at: "unsaved" }
  | { readonly at: "saved"; readonly when: number }
  | { readonly at: "kept"; readonly when: number }
  | { readonly at: "refused"; readonly why: string };

/** Changed here, and not yet anywhere else. */
export const unsaved: SaveState = { at: "unsaved" };

export type Kept = Pick<Work, "person" | "project" | "task" | "annotation" | "version">;

export type KeeperOptions = {
  readonly kept: Kept;
  readonly journal: Pick<Journal, "put" | "update">;
  readonly sender: Sender;
  /** The result as it stands, the active seconds so far, and the suggestions that were accepted as they are. */
  readonly read: () => Pick<Work, "result" | "leadSeconds" | "accepted">;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onSave: (state: SaveState) => void;
};

const journalDelay = 120;
const draftDelay = 1000;

/** Sees to it that no change of an answer is lost: first into the journal, a second later to the server as a draft. */
export class AnswerKeeper {
  readonly #options: KeeperOptions;
  #changedAt = 0;
  #savedAt: number | null = null;
  #journalTimer: ReturnType<typeof setTimeout> | null = null;
  #draftTimer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  get touched(): boolean {
    return this.#changedAt > 0;
  }

  /** The answer changed. */
  changed(): void {
    if (this.#closed) {
      return;
    }
    this.#changedAt = Math.max(this.#options.now(), this.#changedAt + 1);
    this.#options.onSave(unsaved);
    this.#journalTimer ??= setTimeout(() => void this.keep(), journalDelay);
    if (this.#draftTimer !== null) {
      clearTimeout(this.#draftTimer);
    }
    this.#draftTimer = setTimeout(() => void this.save(), draftDelay);
  }

  /** Writes what there is into the journal at once; the page may go after it. */
  async keep(): Promise<void> {
    this.#clear("journal");
    if (this.touched && this.#savedAt !== this.#changedAt && !this.#closed) {
      await this.#options.journal.put(this.#work(null));
    }
  }

  /** Stores the draft on the server, one request at a time. */
  async save(): Promise<void> {
    this.#clear("draft");
    this.#sending = this.#sending.then(() => this.#saveNow());
    await this.#sending;
  }

  /** Gives the answer: into the journal, then to the server. Changes that wait as drafts are part of it. */
  async give(pending: PendingAnswer): Promise<SendOutcome> {
    this.#clear("journal");
    this.#clear("draft");
    await this.#sending;
    const work = this.#work(pending);
    await this.#options.journal.put(work);
    const outcome = await sendOne(this.#options.journal, work, this.#options.sender);
    if (outcome.at === "refused") {
      this.#options.onSave({ at: "refused", why: outcome.problem.detail });
    } else {
      this.#closed = true;
    }
    return outcome;
  }

  /** Ends the care; what waited is written first. */
  async close(): Promise<void> {
    const waits = this.#draftTimer !== null;
    await this.keep();
    this.#clear("draft");
    if (waits && !this.#closed) {
      await this.save();
    }
    this.#closed = true;
  }

  async #saveNow(): Promise<void> {
    if (this.#closed || this.#savedAt === this.#changedAt) {
      return;
    }
    const { journal, sender, now, onSave } = this.#options;
    const work = this.#work(null);
    await journal.put(work);
    const outcome = await sendOne(journal, work, sender);
    if (outcome.at === "sent") {
      this.#savedAt = work.changedAt;
    }
    if (work.changedAt !== this.#changedAt) {
      return;
    }
    onSave(
      outcome.at === "refused"
        ? { at: "refused", why: outcome.problem.detail }
        : { at: outcome.at === "sent" ? "saved" : "kept", when: now() },
    );
  }

  #work(pending: PendingAnswer | null): Work {
    const { kept, read, now } = this.#options;
    const changedAt = this.touched ? this.#changedAt : now();
    return { ...kept, ...read(), changedAt, savedAt: this.#savedAt, pending, refused: null };
  }

  #clear(timer: "journal" | "draft"): void {
    const id = timer === "journal" ? this.#journalTimer : this.#draftTimer;
    if (id !== null) {
      clearTimeout(id);
    }
    if (timer === "journal") {
      this.#journalTimer = null;
    } else {
      this.#draftTimer = null;
    }
  }
}
