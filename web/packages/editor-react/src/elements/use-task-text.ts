import { attributeOf, type ObjectTag, resolve, type TaskData } from "@assay/labeling";
import { useEffect, useState } from "react";

/** A text on its way to the screen. */
export type TaskText =
  | { readonly kind: "absent" }
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly url: string; readonly reason: string }
  | { readonly kind: "loaded"; readonly text: string };

/** The text of an object: from the task itself, or fetched where `valueType` is `url`. */
export function useTaskText(object: ObjectTag, data: TaskData, resolveUrl: (url: string) => string): TaskText {
  const value = resolve(object.value, data);
  const remote = attributeOf(object.element, "valueType") === "url";
  const encoding = attributeOf(object.element, "encoding") ?? "none";
  const url = remote && typeof value === "string" ? resolveUrl(value) : null;
  const [fetched, setFetched] = useState<{ readonly url: string; readonly text: TaskText } | null>(null);
  useEffect(() => {
    if (url === null) return;
    const stop = new AbortController();
    void fetchText(url, stop.signal).then((text) => {
      if (!stop.signal.aborted) setFetched({ url, text });
    });
    return () => stop.abort();
  }, [url]);
  if (value === undefined || value === null) return { kind: "absent" };
  if (url !== null) return decoded(fetched?.url === url ? fetched.text : { kind: "loading" }, encoding);
  const text = typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
  return decoded({ kind: "loaded", text }, encoding);
}

async function fetchText(url: string, signal: AbortSignal): Promise<TaskText> {
  try {
    const response = await fetch(url, { signal, credentials: "same-origin" });
    if (!response.ok) return { kind: "failed", url, reason: `the server answered ${response.status}` };
    return { kind: "loaded", text: await response.text() };
  } catch (cause) {
    return { kind: "failed", url, reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Undoes `encoding="base64"` (bytes as characters) and `base64unicode` (bytes as UTF-8). */
function decoded(text: TaskText, encoding: string): TaskText {
  if (text.kind !== "loaded" || !encoding.startsWith("base64")) return text;
  try {
    const bytes = atob(text.text.trim());
    if (encoding === "base64") return { kind: "loaded", text: bytes };
    const utf8 = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
    return { kind: "loaded", text: new TextDecoder().decode(utf8) };
  } catch {
    return { kind: "failed", url: "", reason: `it is not ${encoding}` };
  }
}
