import { useSyncExternalStore } from "react";
import { apiSender } from "./api-sender.ts";
import { Journal } from "./journal.ts";
import { replay } from "./replay.ts";
import { isUnsent, type Work } from "./work.ts";

/** The one journal of this browser. */
export const journal: Journal = new Journal(indexedDB, "assay");

export type WaitingWork = { readonly unsent: number; readonly refused: readonly Work[] };

const none: WaitingWork = { unsent: 0, refused: [] };
const listeners = new Set<() => void>();
let waiting: WaitingWork = none;

/** What waits in this browser to be sent, or was refused. */
export function useWaitingWork(): WaitingWork {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

async function look(person: number): Promise<WaitingWork> {
  const all = await journal.all(person);
  waiting = { unsent: all.filter(isUnsent).length, refused: all.filter((work) => work.refused !== null) };
  for (const listener of listeners) {
    listener();
  }
  return waiting;
}

/** Sends what waits of the person, unless another tab is at it; answers what still waits. */
export async function sendWaiting(person: number): Promise<WaitingWork> {
  await alone(async () => {
    await replay(journal, person, apiSender);
  });
  return await look(person);
}

async function alone(run: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) {
    await run();
    return;
  }
  await navigator.locks.request("assay-replay", { ifAvailable: true }, async (lock) => {
    if (lock !== null) {
      await run();
    }
  });
}

/** Drops work that was refused, because its owner said so. */
export async function dropWork(work: Work): Promise<void> {
  await journal.remove(work.person, work.task);
  await look(work.person);
}
