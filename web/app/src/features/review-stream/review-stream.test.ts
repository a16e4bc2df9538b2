// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { QueueServer } from "../../labeling/task-queue.ts";
import type { Task } from "../../server/api.ts";
import { ReviewStream } from "./review-stream.ts";

function task(id: number): Task {
  return {
    id,
    data: {},
    project: 1,
    state: "completed",
    overlap: 1,
    priority: 0,
    total_annotations: 1,
    cancelled_annotations: 0,
    total_predictions: 0,
    is_labeled: true,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    unique_lock_id: `lock-${id}`,
  };
}

/** The review queue of tasks 1 to `last`, kept as the server keeps it: behind the given number first, then from the start. */
class Queue implements QueueServer {
  readonly held = new Set<number>();
  readonly judged = new Set<number>();
  /** What was held at each question, by the number asked behind. */
  readonly heldAt = new Map<number | null, readonly number[]>();
  readonly #last: number;

  constructor(last: number) {
    this.#last = last;
  }

  async next(after: number | null): Promise<Task | { readonly why: string }> {
    this.heldAt.set(after, [...this.held]);
    const ids = Array.from({ length: this.#last }, (_, index) => index + 1);
    const free = ids.filter((id) => id !== after && !this.judged.has(id) && (after !== null || !this.held.has(id)));
    const own = after === null ? [...this.held].toSorted((a, b) => a - b)[0] : undefined;
    const id = own ?? free.find((each) => each > (after ?? 0)) ?? free[0];
    if (id === undefined) {
      return { why: "nothing waits" };
    }
    this.held.add(id);
    return task(id);
  }

  async release({ id }: Task): Promise<void> {
    // The answer takes its time; what asks before it still finds the task held.
    await Promise.resolve();
    await Promise.resolve();
    this.held.delete(id);
  }

  judge(id: number): void {
    this.judged.add(id);
    this.held.delete(id);
  }
}

function streamOf(server: Queue): ReviewStream<number> {
  return new ReviewStream({
    server,
    renew: async ({ id }) => ({ task: id, unique_lock_id: `lock-${id}`, expires_at: "2026-01-01T00:05:00Z" }),
    prepare: async ({ id }) => id,
  });
}

function shown(stream: ReviewStream<number>): number | string {
  const { state } = stream;
  return state.at === "judging" ? state.prepared : state.at;
}

test("goes on after a verdict until nothing waits", async () => {
  const queue = new Queue(2);
  const stream = streamOf(queue);
  await stream.start();
  expect(shown(stream)).toBe(1);
  queue.judge(1);
  await stream.forward();
  expect(shown(stream)).toBe(2);
  queue.judge(2);
  await stream.forward();
  expect(shown(stream)).toBe("empty");
});

test("a skipped task is given back, and the one behind it comes", async () => {
  const queue = new Queue(3);
  const stream = streamOf(queue);
  await stream.start();
  await stream.skip();
  expect(shown(stream)).toBe(2);
  expect(queue.held.has(1)).toBe(false);
});

test("jumping gives back what was held and opens the task that was asked for", async () => {
  const queue = new Queue(5);
  const stream = streamOf(queue);
  await stream.start();
  await stream.jump(4);
  expect(shown(stream)).toBe(4);
  expect(queue.held.has(1)).toBe(false);
  expect(queue.heldAt.get(3)).toEqual([]);
});

test("leaving gives back the task at hand and the one claimed ahead", async () => {
  const queue = new Queue(3);
  const stream = streamOf(queue);
  await stream.start();
  expect([...queue.held]).toEqual([1, 2]);
  stream.close();
  await expect.poll(() => [...queue.held]).toEqual([]);
});

test("a task that arrives after leaving is given back", async () => {
  const queue = new Queue(1);
  const stream = streamOf(queue);
  const starting = stream.start();
  stream.close();
  await starting;
  expect([...queue.held]).toEqual([]);
});
