import { expect, test } from "vitest";
import type { Task } from "../server/api.ts";
import { type QueueServer, TaskQueue } from "./task-queue.ts";

function task(id: number): Task {
  return {
    id,
    data: {},
    project: 1,
    state: "draft",
    overlap: 1,
    priority: 0,
    total_annotations: 0,
    cancelled_annotations: 0,
    total_predictions: 0,
    is_labeled: false,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  };
}

/** A queue of tasks 1 to `last`, which remembers what it was asked. */
class Server implements QueueServer {
  readonly asked: (number | null)[] = [];
  readonly released: number[] = [];
  #next = 1;
  readonly #last: number;
  away = false;

  constructor(last: number) {
    this.#last = last;
  }

  async next(after: number | null): Promise<Task | { readonly why: string }> {
    this.asked.push(after);
    if (this.away) {
      throw new Error("away");
    }
    if (this.#next > this.#last) {
      return { why: "all done" };
    }
    this.#next += 1;
    return task(this.#next - 1);
  }

  async release(given: Task): Promise<void> {
    this.released.push(given.id);
  }
}

function queueOf(server: Server, prepared: number[] = []): TaskQueue<number> {
  return new TaskQueue(server, async ({ id }) => {
    prepared.push(id);
    return id;
  });
}

test("the task after the present one is claimed and prepared before it is needed, once", async () => {
  const server = new Server(3);
  const prepared: number[] = [];
  const queue = queueOf(server, prepared);
  const first = await queue.first();
  queue.lookAhead(task(1));
  queue.lookAhead(task(1));
  const second = await queue.following(task(1));
  expect(first.at === "task" && first.task.id).toBe(1);
  expect(second.at === "task" && second.task.id).toBe(2);
  expect(server.asked).toEqual([null, 1]);
  expect(prepared).toEqual([1, 2]);
});

test("an end seen ahead is asked again after the answer, and says why", async () => {
  const server = new Server(1);
  const queue = queueOf(server);
  await queue.first();
  queue.lookAhead(task(1));
  expect(await queue.following(task(1))).toEqual({ at: "none", why: "all done" });
  expect(server.asked).toEqual([null, 1, null]);
});

test("a failed look ahead does not show until the task is needed", async () => {
  const server = new Server(5);
  const queue = queueOf(server);
  await queue.first();
  server.away = true;
  queue.lookAhead(task(1));
  await expect(queue.following(task(1))).rejects.toThrow("away");
  server.away = false;
  const next = await queue.following(task(1));
  expect(next.at === "task" && next.task.id).toBe(2);
});

test("leaving gives back what was claimed ahead, and only that", async () => {
  const server = new Server(5);
  const queue = queueOf(server);
  await queue.first();
  queue.lookAhead(task(1));
  queue.leave();
  await expect.poll(() => server.released).toEqual([2]);
});
