import { ApiProblem, answer } from "@assay/api";
import { apiSender } from "../../journal/api-sender.ts";
import { journal, sendWaiting } from "../../journal/waiting-work.ts";
import { Heartbeat } from "../../labeling/heartbeat.ts";
import { releaseLease, renewLease } from "../../labeling/lease.ts";
import { type OpenTask, openTask, type PreparedTask, prepareTask, resultOf } from "../../labeling/open-task.ts";
import { type Handed, TaskQueue } from "../../labeling/task-queue.ts";
import { Watched } from "../../labeling/watched.ts";
import { api, type NewAnnotation, type Project, type Task } from "../../server/api.ts";
import { AnswerKeeper, type SaveState, unsaved } from "./answer-keeper.ts";
import { type Beginning, beginningOf } from "./beginning.ts";
import { LeadTime } from "./lead-time.ts";
import { queueOf } from "./queue-api.ts";

/** A task on the screen with all that belongs to answering it. */
export type StreamItem = {
  readonly task: Task;
  readonly opened: OpenTask;
  readonly beginning: Beginning;
  readonly keeper: AnswerKeeper;
  readonly lead: LeadTime;
  /** Where the present state of the answer is. */
  readonly save: Watched<SaveState>;
};

export type StreamState =
  | { readonly at: "opening" }
  | { readonly at: "empty"; readonly why: string }
  | { readonly at: "failed"; readonly problem: unknown }
  /** The answer is kept here; the next task comes with the network. */
  | { readonly at: "waiting" }
  | {
      readonly at: "labeling";
      readonly item: StreamItem;
      readonly sending: boolean;
      readonly problem: unknown;
      /** Epoch milliseconds; null where the task was opened without a claim. */
      readonly leaseUntil: number | null;
      readonly leaseLost: boolean;
    };

type Labeling = Extract<StreamState, { at: "labeling" }>;

/** How a task is given: answered, or skipped with a reason; `insist` gives it though the lease or the version is lost. */
export type Giving = {
  readonly skip?: { readonly reason: string };
  readonly insist?: boolean;
};

export type StreamOptions = {
  readonly project: Project;
  readonly person: number;
  readonly announce: (text: string) => void;
  /** Called instead of going on, when the answered task was asked for by number. */
  readonly onCertainGiven: () => void;
};

const retryMilliseconds = 15_000;

/** One person's way through a project's queue: open, keep, give, next. */
export class LabelStream {
  readonly #options: StreamOptions;
  readonly #queue: TaskQueue<PreparedTask>;
  readonly #listeners = new Set<() => void>();
  #state: StreamState = { at: "opening" };
  readonly #heartbeat: Heartbeat;
  #stopHearing: (() => void) | null = null;
  /** Ticks while something waits here that the server did not get. */
  #owing: ReturnType<typeof setInterval> | null = null;
  /** Grows with each task opened, so that what comes late for an earlier one is dropped. */
  #turn = 0;
  #certainly = false;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#queue = new TaskQueue(queueOf(options.project.id), (task) =>
      prepareTask(options.project.label_config, task.data),
    );
    this.#heartbeat = new Heartbeat({
      renew: renewLease,
      ahead: () => this.#queue.claimedAhead(),
      idle: () => this.#lead()?.idle ?? 0,
      onLease: (leaseUntil) => this.#leased(leaseUntil),
    });
  }

  get state(): StreamState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens a certain task, or what the queue gives. */
  async start(taskId: number | null): Promise<void> {
    const turn = this.#next();
    this.#certainly = taskId !== null;
    this.#set({ at: "opening" });
    this.#listen();
    await sendWaiting(this.#options.person).catch(() => undefined);
    await this.#show(turn, () => (taskId === null ? this.#queue.first() : this.#certain(taskId)));
  }

  /** Gives the answer or the skip, and opens the next task. */
  async give({ skip, insist = false }: Giving): Promise<void> {
    const state = this.#state;
    if (state.at !== "labeling" || state.sending) {
      return;
    }
    this.#set({ ...state, sending: true, problem: null });
    const { item } = state;
    const body = this.#bodyOf(item, skip?.reason ?? null, insist);
    const outcome = await item.keeper.give({ idempotencyKey: crypto.randomUUID(), body, at: Date.now() });
    if (outcome.at === "refused") {
      this.#update(item, { sending: false, problem: outcome.problem });
      return;
    }
    const turn = this.#next();
    await this.#leaveItem(item);
    if (outcome.at === "away") {
      this.#owe();
      this.#set({ at: "waiting" });
    }
    if (this.#certainly) {
      this.#options.onCertainGiven();
      return;
    }
    await this.#show(turn, () => this.#queue.following(item.task));
  }

  /** Tries again after a failure, or looks whether the queue has something now. */
  retry(): void {
    void this.start(null);
  }

  /** Ends the stream; what was changed is stored, what was not is given back. */
  async close(): Promise<void> {
    const state = this.#state;
    this.#next();
    this.#stopHearing?.();
    this.#stopHearing = null;
    this.#paid();
    void this.#queue.leave();
    if (state.at === "labeling") {
      await this.#leaveItem(state.item);
      if (!state.item.keeper.touched) {
        void releaseLease(state.item.task);
      }
    }
  }

  async #certain(taskId: number): Promise<Handed<PreparedTask>> {
    const task = await answer(api.GET("/api/tasks/{id}", { params: { path: { id: taskId } } }));
    return { at: "task", task, prepared: prepareTask(this.#options.project.label_config, task.data) };
  }

  async #show(turn: number, ask: () => Promise<Handed<PreparedTask>>): Promise<void> {
    try {
      const handed = await ask();
      if (handed.at === "none") {
        if (turn === this.#turn) {
          this.#set({ at: "empty", why: handed.why });
        }
        return;
      }
      const item = await this.#open(handed.task, await handed.prepared);
      if (turn !== this.#turn) {
        return;
      }
      this.#set(labelingOf(item));
      if (!this.#certainly) {
        this.#queue.lookAhead(handed.task);
      }
      this.#heartbeat.hold(item.task);
    } catch (problem) {
      if (turn === this.#turn) {
        this.#set(
          this.#state.at === "waiting" && !(problem instanceof ApiProblem) ? this.#state : { at: "failed", problem },
        );
      }
    }
  }

  async #open(task: Task, prepared: PreparedTask): Promise<StreamItem> {
    const { person, project, announce } = this.#options;
    const beginning = beginningOf(task, person, await journal.find(person, task.id).catch(() => null));
    const { result, accepted, from } = beginning;
    const opened = openTask(prepared, { result, accepted, fresh: from === "nothing", readonly: false, announce });
    const lead = new LeadTime(() => performance.now(), beginning.leadSeconds);
    const { annotation } = beginning;
    const save = new Watched<SaveState>(from === "here" ? unsaved : { at: "untouched" });
    const keeper = new AnswerKeeper({
      kept: {
        person,
        project: project.id,
        task: task.id,
        annotation: annotation?.id ?? null,
        version: annotation?.version ?? null,
      },
      journal,
      sender: apiSender,
      read: () => ({
        result: resultOf(opened),
        leadSeconds: lead.seconds,
        accepted: opened.controller.store.accepted(),
      }),
      now: () => Date.now(),
      onSave: (state) => {
        save.set(state);
        if (state.at === "kept") {
          this.#owe();
        }
      },
    });
    const item: StreamItem = { task, opened, beginning, keeper, lead, save };
    opened.controller.store.onTransaction(() => keeper.changed());
    return item;
  }

  #bodyOf({ task, opened, beginning, lead }: StreamItem, reason: string | null, insist: boolean): NewAnnotation {
    const lock = insist ? undefined : task.unique_lock_id;
    return {
      result: resultOf(opened),
      lead_time: lead.seconds,
      was_cancelled: reason !== null,
      ...(reason === null || reason === "" ? {} : { skip_reason: reason }),
      ...(lock === undefined ? {} : { unique_lock_id: lock }),
      ...(beginning.annotation === null ? { unique_id: crypto.randomUUID() } : {}),
      ...(beginning.prediction === null ? {} : { parent_prediction: beginning.prediction.id }),
    };
  }

  #leased(leaseUntil: number | null): void {
    if (this.#state.at === "labeling") {
      this.#update(this.#state.item, leaseUntil === null ? { leaseLost: true } : { leaseUntil });
    }
  }

  #listen(): void {
    this.#stopHearing?.();
    const hearing = new AbortController();
    const { signal } = hearing;
    const touch = (): void => this.#lead()?.touch();
    for (const type of ["pointerdown", "pointermove", "keydown", "wheel"]) {
      window.addEventListener(type, touch, { signal, passive: true });
    }
    document.addEventListener("visibilitychange", () => document.hidden && this.#lead()?.pause(), { signal });
    window.addEventListener("pagehide", () => void this.#keeper()?.keep(), { signal });
    window.addEventListener("online", () => void this.#backOnline(), { signal });
    this.#stopHearing = () => hearing.abort();
  }

  async #backOnline(): Promise<void> {
    await this.#keeper()?.save();
    const left = await sendWaiting(this.#options.person).catch(() => null);
    if (left?.unsent === 0) {
      this.#paid();
    }
    if (this.#state.at === "waiting") {
      await this.start(null);
    }
  }

  #owe(): void {
    this.#owing ??= setInterval(() => void this.#backOnline(), retryMilliseconds);
  }

  #paid(): void {
    if (this.#owing !== null) {
      clearInterval(this.#owing);
      this.#owing = null;
    }
  }

  #keeper(): AnswerKeeper | null {
    return this.#state.at === "labeling" ? this.#state.item.keeper : null;
  }

  #lead(): LeadTime | null {
    return this.#state.at === "labeling" ? this.#state.item.lead : null;
  }

  async #leaveItem(item: StreamItem): Promise<void> {
    this.#heartbeat.stop();
    await item.keeper.close();
    item.opened.controller.destroy();
  }

  #next(): number {
    this.#turn += 1;
    return this.#turn;
  }

  #update(item: StreamItem, change: Partial<Omit<Labeling, "at" | "item">>): void {
    if (this.#state.at === "labeling" && this.#state.item === item) {
      this.#set({ ...this.#state, ...change });
    }
  }

  #set(state: StreamState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function labelingOf(item: StreamItem): Labeling {
  const expiry = item.task.lease_expires_at;
  return {
    at: "labeling",
    item,
    sending: false,
    problem: null,
    leaseUntil: expiry === undefined ? null : Date.parse(expiry),
    leaseLost: false,
  };
}
