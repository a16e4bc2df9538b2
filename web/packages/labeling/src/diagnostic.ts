import type { ConfigElement, Diagnostic, Severity } from "./config.ts";

/** A diagnostic at the start tag of an element. */
export function diagnosticAt(
  element: ConfigElement,
  severity: Severity,
  code: string,
  message: string,
  fix: string,
): Diagnostic {
  return { severity, code, line: element.line, column: element.column, message, fix };
}
