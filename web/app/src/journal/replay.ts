import { ApiProblem } from "@assay/api";
import type { Journal } from "./journal.ts";
import { isUnsent, type Work } from "./work.ts";

/** How work reaches the server. */
export type Sender = {
  /** Stores the answer; the same key and body again is the same answer. */
  sendAnswer(work: Work): Promise<void>;
  /** Stores the result as the person's draft. */
  saveDraft(work: Work): Promise<void>;
};

export type Replayed = {
  readonly sent: number;
  readonly refused: readonly Work[];
  /** Whether something stays here because the server cannot be reached. */
  readonly waiting: number;
};

/** Sends everything of the person that is only here, oldest first; stops at the first sign that the server is away. */
export async function replay(journal: Journal, person: number, sender: Sender): Promise<Replayed> {
  const unsent = (await journal.all(person)).filter(isUnsent);
  const refused: Work[] = [];
  for (const [index, work] of unsent.entries()) {
    const outcome = await sendOne(journal, work, sender);
    if (outcome.at === "away") {
      return { sent: index - refused.length, refused, waiting: unsent.length - index };
    }
    if (outcome.at === "refused") {
      refused.push(work);
    }
  }
  return { sent: unsent.length - refused.length, refused, waiting: 0 };
}

/** What became of a work's sending; a refusal says why. */
export type SendOutcome =
  | { readonly at: "sent" }
  | { readonly at: "refused"; readonly problem: ApiProblem }
  | { readonly at: "away" };

/** Sends the work of one task: the answer where one was given, else the draft. */
export async function sendOne(journal: Pick<Journal, "update">, work: Work, sender: Sender): Promise<SendOutcome> {
  const { person, task } = work;
  try {
    if (work.pending === null) {
      await sender.saveDraft(work);
      await journal.update(person, task, (now) => ({ ...now, savedAt: work.changedAt }));
    } else {
      await sender.sendAnswer(work);
      // Work that began anew on the task while the answer was on its way stays.
      const key = work.pending.idempotencyKey;
      await journal.update(person, task, (now) => (now.pending?.idempotencyKey === key ? null : now));
    }
    return { at: "sent" };
  } catch (error) {
    if (!isRefusal(error)) {
      return { at: "away" };
    }
    await journal.update(person, task, (now) => ({ ...now, pending: null, refused: error.detail }));
    return { at: "refused", problem: error };
  }
}

/** A refusal will be the same next time; an overloaded server or an ended session will not. */
function isRefusal(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.status < 500 && ![401, 408, 425, 429].includes(error.status);
}
