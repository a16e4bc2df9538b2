/** When work is done if it goes on as it went. */
export type Forecast = {
  /** Work done a day, on average over `days`. */
  readonly perDay: number;
  /** The days looked at: up to seven, since the first with work. */
  readonly days: number;
  /** All work done in these days. */
  readonly done: number;
  readonly end: Date;
};

const window = 7;
const dayMilliseconds = 86_400_000;

/** The forecast for what is left out of the work of each day, the last one being today; null where nothing tells the pace. */
export function forecastOf(left: number, byDay: readonly number[], today: Date): Forecast | null {
  const last = byDay.slice(-window);
  const first = last.findIndex((count) => count > 0);
  if (first < 0 || left <= 0) {
    return null;
  }
  const days = last.length - first;
  const done = sumOf(last);
  const perDay = done / days;
  return { perDay, days, done, end: new Date(today.getTime() + Math.ceil(left / perDay) * dayMilliseconds) };
}

/** The work of the last seven days, today included, and of the seven before. */
export function lastWeeks(byDay: readonly number[]): { readonly now: number; readonly before: number } {
  return { now: sumOf(byDay.slice(-window)), before: sumOf(byDay.slice(-2 * window, -window)) };
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
