import { ApiProblem, Unreachable } from "@assay/api";
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { Journal } from "./journal.ts";
import { replay, type Sender, sendOne } from "./replay.ts";
import type { PendingAnswer, Work } from "./work.ts";

function work(task: number, change: Partial<Work> = {}): Work {
  return {
    person: 1,
    project: 5,
    task,
    annotation: null,
    version: null,
    result: [{ id: `r${task}`, from_name: "label", to_name: "image", type: "rectanglelabels", value: { x: task } }],
    leadSeconds: 12,
    changedAt: 1000 + task,
    savedAt: null,
    pending: null,
    refused: null,
    ...change,
  };
}

function pending(key: string): PendingAnswer {
  return { idempotencyKey: key, body: { result: [] }, at: 2000 };
}

/** A server that keeps answers by their key, and can be away or refuse. */
class Server implements Sender {
  readonly answers = new Map<string, number>();
  readonly drafts = new Map<number, Work>();
  away = false;
  losesAnswers = false;
  refusal: ApiProblem | null = null;

  async sendAnswer(sent: Work): Promise<void> {
    this.#meet();
    this.answers.set(sent.pending?.idempotencyKey ?? "", sent.task);
    if (this.losesAnswers) {
      throw new Unreachable("the connection broke before the answer came");
    }
  }

  async saveDraft(sent: Work): Promise<void> {
    this.#meet();
    this.drafts.set(sent.task, sent);
  }

  #meet(): void {
    if (this.away) {
      throw new Unreachable("no network");
    }
    if (this.refusal !== null) {
      throw this.refusal;
    }
  }
}

test("three edits and a submit made offline reach the server once, from a journal opened again", async () => {
  const disk = new IDBFactory();
  const server = new Server();
  server.away = true;
  const first = new Journal(disk, "assay");
  for (const changedAt of [1, 2, 3]) {
    await first.put(work(7, { changedAt }));
    expect(await sendOne(first, work(7, { changedAt }), server)).toEqual({ at: "away" });
  }
  await first.put(work(7, { changedAt: 3, pending: pending("k7") }));
  expect(await replay(first, 1, server)).toEqual({ sent: 0, refused: [], waiting: 1 });
  await first.close();

  server.away = false;
  const second = new Journal(disk, "assay");
  expect(await replay(second, 1, server)).toEqual({ sent: 1, refused: [], waiting: 0 });
  expect(await replay(second, 1, server)).toEqual({ sent: 0, refused: [], waiting: 0 });
  expect([...server.answers]).toEqual([["k7", 7]]);
  expect(await second.all(1)).toEqual([]);
});

test("an answer whose acknowledgement was lost is sent again under the same key", async () => {
  const journal = new Journal(new IDBFactory(), "assay");
  const server = new Server();
  server.losesAnswers = true;
  await journal.put(work(7, { pending: pending("k7") }));
  expect((await replay(journal, 1, server)).waiting).toBe(1);
  server.losesAnswers = false;
  expect((await replay(journal, 1, server)).sent).toBe(1);
  expect(server.answers.size).toBe(1);
});

test("a draft is saved once for each change, and a change made meanwhile stays unsent", async () => {
  const journal = new Journal(new IDBFactory(), "assay");
  const server = new Server();
  const old = work(7, { changedAt: 1 });
  await journal.put(old);
  await journal.put(work(7, { changedAt: 2 }));
  expect(await sendOne(journal, old, server)).toEqual({ at: "sent" });
  expect((await journal.find(1, 7))?.savedAt).toBe(1);
  expect((await replay(journal, 1, server)).sent).toBe(1);
  expect(server.drafts.get(7)?.changedAt).toBe(2);
  expect((await replay(journal, 1, server)).sent).toBe(0);
});

test("a refused answer stays here with the reason and is not sent by itself again", async () => {
  const journal = new Journal(new IDBFactory(), "assay");
  const server = new Server();
  server.refusal = new ApiProblem(409, { code: "lease-lost", detail: "Task 7 went to someone else." }, null);
  await journal.put(work(7, { pending: pending("k7") }));
  const replayed = await replay(journal, 1, server);
  expect(replayed.refused.map((each) => each.task)).toEqual([7]);
  const kept = await journal.find(1, 7);
  expect(kept?.refused).toBe("Task 7 went to someone else.");
  expect(kept?.result).toEqual(work(7).result);
  server.refusal = null;
  expect((await replay(journal, 1, server)).sent).toBe(0);
});

test("an ended session or a tired server is waited for", async () => {
  const journal = new Journal(new IDBFactory(), "assay");
  const server = new Server();
  await journal.put(work(7));
  for (const status of [401, 429, 503]) {
    server.refusal = new ApiProblem(status, null, null);
    expect((await replay(journal, 1, server)).waiting).toBe(1);
  }
});

test("what another person left in this browser is not touched", async () => {
  const journal = new Journal(new IDBFactory(), "assay");
  const server = new Server();
  await journal.put(work(7, { person: 2 }));
  await journal.put(work(7));
  expect((await replay(journal, 1, server)).sent).toBe(1);
  expect((await journal.all(2)).length).toBe(1);
  await journal.remove(2, 7);
  expect(await journal.all(2)).toEqual([]);
});
