/** A whole number with the reader's separators. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat("en").format(count);
}

/** A share in whole percent; 100 only when all is done, 0 only when nothing is. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) {
    return "0 %";
  }
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) {
    return "<1 %";
  }
  return percent > 99 && percent < 100 ? ">99 %" : `${Math.round(percent)} %`;
}

/** A size in bytes in words. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step] ?? "B"}`;
}

/** Seconds as a clock shows them: `1:52:07`, `4:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How long ago, or the day when it is more than a week. */
export function formatAge(instant: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - instant.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (seconds < 60) {
    return seconds < 10 ? "just now" : relative.format(-seconds, "second");
  }
  if (seconds < 3600) {
    return relative.format(-Math.floor(seconds / 60), "minute");
  }
  if (seconds < 86_400) {
    return relative.format(-Math.floor(seconds / 3600), "hour");
  }
  if (seconds < 7 * 86_400) {
    return relative.format(-Math.floor(seconds / 86_400), "day");
  }
  return new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(instant);
}

/** The time of day, such as 14:05. */
export function formatTime(instant: Date): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(instant);
}
