import type { LabelingConfig } from "./config.ts";
import { withHotkeys } from "./hotkeys.ts";
import { optionsFromData } from "./options.ts";
import { isObject, own } from "./own.ts";

/** A task's data as on the wire. */
export type TaskData = Readonly<Record<string, unknown>>;

/** One variable in an attribute: `$a`, `$a.b`, `$a[0].b`. */
const variable = /\$(\w+(?:\.\w+|\[\d+\])*)/g;

/** The variables in an attribute's text, without `$`, in the order written. */
export function variablesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(variable), (match) => match[1] ?? "");
}

/** The task's value at a path such as `a.b[0]`; undefined where the data has none. */
export function valueAt(data: TaskData, path: string): unknown {
  let value: unknown = data;
  for (const [, name, index] of path.matchAll(/(\w+)|\[(\d+)\]/g)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else if (isObject(value)) value = own(value, name ?? "");
    else if (Array.isArray(value) && /^\d+$/.test(name ?? "")) value = value[Number(name)];
    else return undefined;
  }
  return value;
}

/**
 * What an attribute stands for in this task. A lone variable is the value itself, whatever its type, undefined where
 * the data has none; in other text each variable is replaced by its value, and one that the data lacks stays as written.
 */
export function resolve(text: string, data: TaskData): unknown {
  const lone = variablesIn(text);
  if (lone.length === 1 && text.trim() === `$${lone[0]}`) return valueAt(data, lone[0] ?? "");
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
  if (config.controls.every((control) => control.dynamic === null)) return config;
  const controls = config.controls.map((control) => {
    if (control.dynamic === null) return control;
    const fromData = optionsFromData(valueAt(data, control.dynamic));
    const written = control.options.filter((option) => fromData.every((other) => other.wire !== option.wire));
    return { ...control, options: [...written, ...fromData] };
  });
  return { ...config, controls: withHotkeys(controls) };
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
