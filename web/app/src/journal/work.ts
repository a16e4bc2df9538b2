import type { NewAnnotation, ResultItem } from "../server/api.ts";

/** An answer on its way to the server. Its key makes sending twice the same as sending once. */
export type PendingAnswer = {
  readonly idempotencyKey: string;
  readonly body: NewAnnotation;
  /** When it was given, as epoch milliseconds. */
  readonly at: number;
};

/** What a person has of one task in this browser that the server may not have yet. */
export type Work = {
  readonly person: number;
  readonly project: number;
  readonly task: number;
  /** The own answer that is being changed; null while there is none. */
  readonly annotation: number | null;
  /** The version of that answer that the change began with. */
  readonly version: number | null;
  readonly result: readonly ResultItem[];
  readonly leadSeconds: number;
  /** Ids of regions from a prediction that the person accepted as they are. */
  readonly accepted?: readonly string[];
  /** When the result last changed here, as epoch milliseconds. */
  readonly changedAt: number;
  /** The `changedAt` that the server has as a draft; null while it has none. */
  readonly savedAt: number | null;
  readonly pending: PendingAnswer | null;
  /** Why the server refused it; it is not sent again by itself then. */
  readonly refused: string | null;
};

/** Whether something of the work is only here. */
export function isUnsent(work: Work): boolean {
  return work.refused === null && (work.pending !== null || work.savedAt !== work.changedAt);
}
