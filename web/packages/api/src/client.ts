import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { paths } from "./generated/schema.ts";
import { ApiProblem, Unreachable } from "./problem.ts";

const safeMethods: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** A fetch that proves to the server that our own page sends the request, and names a server that is away. */
export async function guardedFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: "same-origin", ...init });
  if (!safeMethods.includes(request.method)) {
    request.headers.set("X-CSRFToken", cookie("csrftoken") ?? "");
  }
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw new Unreachable("The server cannot be reached; check the network, then try again.", { cause: error });
  }
}

/** The problem that a refused response carries. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  return new ApiProblem(response.status, body, response.headers.get("X-Request-Id"));
}

const refusing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) {
      throw await problemOf(response);
    }
    return undefined;
  },
};

/** The client of the server's API; every refusal is thrown as an {@link ApiProblem}. */
export function createApi(baseUrl: string): Client<paths> {
  const client = createClient<paths>({ baseUrl, fetch: guardedFetch });
  client.use(refusing);
  return client;
}

/** The body of an answered request. */
export async function answer<T>(call: Promise<{ readonly data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) {
    throw new Error("The server answered without the body that its contract promises.");
  }
  return data;
}

function cookie(name: string): string | null {
  const found = document.cookie.split("; ").find((entry) => entry.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}
