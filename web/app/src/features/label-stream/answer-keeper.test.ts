import { ApiProblem, Unreachable } from "@assay/api";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Journal } from "../../journal/journal.ts";
import type { Sender } from "../../journal/replay.ts";
import type { Work } from "../../journal/work.ts";
import type { ResultItem } from "../../server/api.ts";
import { AnswerKeeper, type SaveState } from "./answer-keeper.ts";

/** A server that remembers what it got. */
class Server implements Sender {
  readonly drafts: Work[] = [];
  readonly answers: Work[] = [];
  failure: Error | null = null;

  async sendAnswer(work: Work): Promise<void> {
    this.#fail();
    this.answers.push(work);
  }

  async saveDraft(work: Work): Promise<void> {
    this.#fail();
    this.drafts.push(work);
  }

  #fail(): void {
    if (this.failure !== null) {
      throw this.failure;
    }
  }
}

type Bench = {
  keeper: AnswerKeeper;
  server: Server;
  journal: Journal;
  states: SaveState[];
  draw: (id: string) => void;
};

function bench(): Bench {
  const server = new Server();
  const journal = new Journal(new IDBFactory(), "assay");
  const states: SaveState[] = [];
  let result: ResultItem[] = [];
  const keeper = new AnswerKeeper({
    kept: { person: 1, project: 2, task: 3, annotation: null, version: null },
    journal,
    sender: server,
    read: () => ({ result, leadSeconds: 4 }),
    now: () => Date.now(),
    onSave: (state) => states.push(state),
  });
  const draw = (id: string): void => {
    result = [...result, { id }];
    keeper.changed();
  };
  return { keeper, server, journal, states, draw };
}

const pending = { idempotencyKey: "k", body: { result: [] }, at: 0 };

// Only the keeper's own timers stand under the test's hand; the journal's database keeps the real ones.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("a row of changes is one draft a second after the last, with all of them", async () => {
  const { server, states, draw } = bench();
  draw("a");
  vi.advanceTimersByTime(900);
  draw("b");
  vi.advanceTimersByTime(900);
  expect(server.drafts).toEqual([]);
  vi.advanceTimersByTime(200);
  await vi.waitFor(() => expect(states.at(-1)?.at).toBe("saved"));
  expect(server.drafts.map((work) => work.result.map((item) => item.id))).toEqual([["a", "b"]]);
});

test("a change is in the journal long before the server has it", async () => {
  const { journal, server, draw } = bench();
  server.failure = new Unreachable("away");
  draw("a");
  vi.advanceTimersByTime(150);
  await vi.waitFor(async () => expect((await journal.find(1, 3))?.result).toEqual([{ id: "a" }]));
});

test("without a network the draft is kept here and said so", async () => {
  const { keeper, journal, server, states, draw } = bench();
  server.failure = new Unreachable("away");
  draw("a");
  await keeper.save();
  expect(states.at(-1)?.at).toBe("kept");
  expect((await journal.find(1, 3))?.savedAt).toBeNull();
});

test("an answer takes the waiting changes with it and leaves nothing behind", async () => {
  const { keeper, journal, server, draw } = bench();
  draw("a");
  expect(await keeper.give(pending)).toEqual({ at: "sent" });
  vi.advanceTimersByTime(5000);
  expect(server.drafts).toEqual([]);
  expect(server.answers.length).toBe(1);
  expect(await journal.find(1, 3)).toBeNull();
});

test("a refused answer keeps the work, and the next change saves it as a draft again", async () => {
  const { keeper, journal, server, states, draw } = bench();
  draw("a");
  server.failure = new ApiProblem(409, { detail: "Task 3 went to someone else." }, null);
  expect((await keeper.give(pending)).at).toBe("refused");
  expect(states.at(-1)).toEqual({ at: "refused", why: "Task 3 went to someone else." });
  expect((await journal.find(1, 3))?.result).toEqual([{ id: "a" }]);
  server.failure = null;
  draw("b");
  await keeper.save();
  expect(server.drafts.at(-1)?.result.length).toBe(2);
});

test("leaving stores what waited", async () => {
  const { keeper, server, draw } = bench();
  draw("a");
  await keeper.close();
  expect(server.drafts.length).toBe(1);
  draw("b");
  await keeper.save();
  expect(server.drafts.length).toBe(1);
});
