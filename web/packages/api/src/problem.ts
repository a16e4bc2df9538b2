/** One place in the input that is wrong. */
export type Finding = {
  readonly message: string;
  /** JSON pointer to the value, when it is inside a document. */
  readonly pointer: string | null;
  /** Line from 1, when the input has lines. */
  readonly line: number | null;
  /** Column from 1. */
  readonly column: number | null;
};

/** A refusal by the server, as its problem document says it. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The request's id, by which an operator finds the log line. */
  readonly reference: string | null;
  readonly findings: readonly Finding[];
  /** Messages by field name, as Label Studio's clients know them. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The answer as it came, for refusals that say more than a problem does. */
  readonly body: unknown;

  constructor(status: number, body: unknown, requestId: string | null) {
    const document = isRecord(body) ? body : {};
    const detail = text(document.detail) ?? text(document.title) ?? `The server answered ${status} without saying why.`;
    super(detail);
    this.status = status;
    this.code = text(document.code) ?? `http-${status}`;
    this.detail = detail;
    this.reference = text(document.instance) ?? text(document.id) ?? requestId;
    this.findings = readFindings(document.problems);
    this.fields = readFields(document.validation_errors);
    this.body = body;
  }
}

/** No answer came: the network or the server is away. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** The findings of a `problems` array on the wire; what is no finding is left out. */
export function readFindings(value: unknown): readonly Finding[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.filter(isRecord).map((item) => ({
    message: text(item.message) ?? text(item.detail) ?? text(item.code) ?? "",
    pointer: text(item.pointer) ?? text(item.path),
    line: wholeNumber(item.line),
    column: wholeNumber(item.column),
  }));
}

function readFields(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (!isRecord(value)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, messages]) => [
      field,
      (Array.isArray(messages) ? messages : [messages]).map((message) => String(message)),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function wholeNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) ? value : null;
}
