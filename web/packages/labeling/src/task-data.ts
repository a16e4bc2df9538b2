import type { LabelingConfig } from "./config.ts";
import { freeKeys, withKeys } from "./hotkeys.ts";
import { flatOptions, optionsFromData } from "./options.ts";
import { isObject, own } from "./own.ts";

/** A task's data as on the wire. */
export type TaskData = Readonly<Record<string, unknown>>;

/** A variable in the midst of text: `$a`, `$a.b`, `$a[0].b`, and `${a}`. */
const variable = /\$\{?([\p{L}_][\p{L}\p{N}_]*(?:[.[][\p{L}\p{N}_\]]+)*)\}?/gu;

/** The path that an attribute names as a whole, null for literal and for mixed text. */
export function wholePath(text: string): string | null {
  const stripped = text.trim();
  return /^\$[^\s$]+$/u.test(stripped) ? stripped.slice(1) : null;
}

/** The paths that an attribute names, without `$`, in the order written. */
export function variablesIn(text: string): readonly string[] {
  const whole = wholePath(text);
  return whole === null ? Array.from(text.matchAll(variable), (match) => match[1] ?? "") : [whole];
}

/** The data's own key that a path starts at: `a` of `a.b[0]`. */
export function keyOfPath(path: string): string {
  return /^[^.[]*/.exec(path)?.[0] ?? path;
}

/** The task's value at a path such as `a.b[0]`; undefined where the data has none. A key with dots is found first. */
export function valueAt(data: TaskData, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path];
  let value: unknown = data;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    const step = name ?? index ?? "";
    if (Array.isArray(value)) value = /^\d+$/.test(step) ? value[Number(step)] : undefined;
    else value = isObject(value) && name !== undefined ? own(value, name) : undefined;
  }
  return value;
}

/**
 * What an attribute stands for in this task. A lone variable is the value itself, whatever its type, undefined where
 * the data has none; in other text each variable is replaced by its value, and one that the data lacks stays as written.
 */
export function resolve(text: string, data: TaskData): unknown {
  const whole = wholePath(text);
  if (whole !== null) {
    const value = valueAt(data, whole);
    if (value !== undefined || variableOnly(whole)) return value;
  }
  return text.replace(variable, (written, path: string) => {
    const value = valueAt(data, path);
    return value === undefined || value === null ? written : textOf(value);
  });
}

/** As `resolve`, as text: empty where the data has nothing, JSON for lists and objects. */
export function resolveText(text: string, data: TaskData): string {
  const value = resolve(text, data);
  return value === undefined || value === null ? "" : textOf(value);
}

/** The config with the options of dynamic controls (`<Labels value="$names">`) filled in from the task. */
export function withTaskOptions(config: LabelingConfig, data: TaskData): LabelingConfig {
  if (config.root === null || config.controls.every((control) => control.dynamic === null)) return config;
  const filled = config.controls.map((control) => {
    if (control.dynamic === null) return control;
    const fromData = optionsFromData(valueAt(data, control.dynamic));
    const written = control.options.filter((option) => fromData.every((other) => other.wire !== option.wire));
    return { ...control, options: [...written, ...fromData] };
  });
  const free = freeKeys(config.root, flatOptions(filled.flatMap((control) => control.options)));
  const controls = filled.map((control) => ({ ...control, options: withKeys(control.options, free) }));
  return { ...config, controls };
}

/** Whether a whole path is a variable and nothing but, so that missing data leaves nothing to show. */
function variableOnly(path: string): boolean {
  return /^[\p{L}\p{N}_]+(?:[.[][\p{L}\p{N}_\]]+)*$/u.test(path);
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
