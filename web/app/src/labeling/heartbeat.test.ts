import { ApiProblem } from "@assay/api";
import { expect, test } from "vitest";
import type { Lease, Task } from "../server/api.ts";
import { Heartbeat } from "./heartbeat.ts";

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

function beating(
  lost: readonly number[],
  idle = 0,
): { heartbeat: Heartbeat; renewed: number[]; heard: (number | null)[] } {
  const renewed: number[] = [];
  const heard: (number | null)[] = [];
  const renew = async ({ id }: Task): Promise<Lease> => {
    if (lost.includes(id)) {
      throw new ApiProblem(409, { title: "Lease lost", detail: "lost", code: "lease-lost" }, null);
    }
    renewed.push(id);
    return { task: id, unique_lock_id: `lock-${id}`, expires_at: "2026-01-01T00:05:00Z" };
  };
  const heartbeat = new Heartbeat({
    renew,
    ahead: async () => task(2),
    idle: () => idle,
    onLease: (until) => heard.push(until),
  });
  return { heartbeat, renewed, heard };
}

test("renews the task at hand and the one claimed ahead", async () => {
  const { heartbeat, renewed, heard } = beating([]);
  await heartbeat.beat(task(1));
  expect(renewed.toSorted()).toEqual([1, 2]);
  expect(heard).toEqual([Date.parse("2026-01-01T00:05:00Z")]);
});

test("says that the lease at hand is lost, and nothing of the one ahead", async () => {
  const one = beating([1]);
  await one.heartbeat.beat(task(1));
  expect(one.heard).toEqual([null]);
  const other = beating([2]);
  await other.heartbeat.beat(task(1));
  expect(other.heard).toEqual([Date.parse("2026-01-01T00:05:00Z")]);
});

test("lets go of the tasks of a page that nobody touches", async () => {
  const { heartbeat, renewed } = beating([], 16 * 60_000);
  await heartbeat.beat(task(1));
  expect(renewed).toEqual([]);
});
