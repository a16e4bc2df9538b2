/** What values an attribute takes. */
export type AttributeRule = {
  /** Its name as the reference writes it. */
  readonly attribute: string;
  readonly takes: "anything" | "true-or-false" | "number" | "whole-from-one" | readonly string[];
};

/** Reads `name`, `name?`, `name#`, `name#1` or `name=a|b`. */
export function ruleFrom(written: string): AttributeRule {
  const [attribute = "", words] = written.split("=");
  if (words !== undefined) return { attribute, takes: words.split("|") };
  if (written.endsWith("?")) return { attribute: written.slice(0, -1), takes: "true-or-false" };
  if (written.endsWith("#1")) return { attribute: written.slice(0, -2), takes: "whole-from-one" };
  if (written.endsWith("#")) return { attribute: written.slice(0, -1), takes: "number" };
  return { attribute: written, takes: "anything" };
}

/** What the attribute takes, for a message; null where the value is such. A task variable fits everywhere. */
export function complaintAbout(rule: AttributeRule, value: string): string | null {
  const text = value.trim();
  const { takes } = rule;
  if (takes === "anything" || text.includes("$") || text.includes("{{")) return null;
  if (takes === "true-or-false") return /^(true|false)$/i.test(text) ? null : "true or false";
  if (takes === "number") return readNumber(text) === null ? "a number" : null;
  if (takes === "whole-from-one") return (readWhole(text) ?? 0) >= 1 ? null : "a whole number from 1 on";
  return takes.includes(text) ? null : `one of ${takes.join(", ")}`;
}

/** The text as a finite decimal number; null for anything else, hexadecimal and empty text too. */
export function readNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? finite(Number(text)) : null;
}

/** The text as a whole number of 32 bits; null for anything else. */
export function readWhole(text: string): number | null {
  if (!/^[+-]?\d+$/.test(text.trim())) return null;
  const value = Number(text);
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
