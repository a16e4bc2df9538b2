/** How fast a long work goes. */
export type Pace = {
  /** Steps done in a second. */
  readonly perSecond: number;
  /** Seconds until the end; null while nobody knows where that is. */
  readonly left: number | null;
};

/** Steps done so far, of how many, since when; times are milliseconds. */
export type WorkSoFar = {
  readonly done: number;
  readonly total: number | null;
  readonly began: number;
  readonly now: number;
};

const shortest = 1000;

/** The pace of the work so far; null before there is enough to tell. */
export function paceOf({ done, total, began, now }: WorkSoFar): Pace | null {
  const elapsed = now - began;
  if (done <= 0 || elapsed < shortest) {
    return null;
  }
  const perSecond = (done / elapsed) * 1000;
  return { perSecond, left: total === null || total <= 0 ? null : Math.max(0, (total - done) / perSecond) };
}
