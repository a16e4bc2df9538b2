import { ApiProblem, Unreachable } from "@assay/api";
import type { GivenFile } from "../lib/dropped-files.ts";
import { queries } from "./api.ts";
import { jobsQuery } from "./jobs.ts";

export type Upload = {
  readonly projectId: number;
  readonly files: readonly GivenFile[];
  /** Whether good rows go in though others have problems. */
  readonly keepGood: boolean;
  /** Hears the share that is sent, from 0 to 1. */
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
};

/** Sends the files and starts their import; answers the job's number. */
export function startImport(upload: Upload): Promise<number> {
  const form = new FormData();
  for (const { path, file } of upload.files) {
    form.append("file", file, path);
  }
  const url = `/api/projects/${upload.projectId}/import?async=true${upload.keepGood ? "&keep_good=true" : ""}`;
  // The fetch of browsers cannot tell how much of a body is sent.
  const request = new XMLHttpRequest();
  return new Promise<number>((resolve, reject) => {
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => upload.onProgress(event.loaded / Math.max(event.total, 1)));
    request.addEventListener("load", () => {
      const body: unknown = request.response;
      const job = jobOf(body);
      if (request.status >= 200 && request.status < 300 && job !== null) {
        void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
        resolve(job);
      } else {
        reject(new ApiProblem(request.status, body, request.getResponseHeader("X-Request-Id")));
      }
    });
    request.addEventListener("error", () =>
      reject(new Unreachable("The server cannot be reached; nothing was imported. Check the network, then try again.")),
    );
    request.addEventListener("abort", () => reject(new DOMException("The upload was stopped.", "AbortError")));
    upload.signal.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

function jobOf(body: unknown): number | null {
  return typeof body === "object" && body !== null && "import" in body && typeof body.import === "number"
    ? body.import
    : null;
}

function csrfToken(): string {
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith("csrftoken="));
  return entry === undefined ? "" : decodeURIComponent(entry.slice("csrftoken=".length));
}
