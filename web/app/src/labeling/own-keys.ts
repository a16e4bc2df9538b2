import type { KeyMap } from "@assay/editor";
import { queries } from "../server/api.ts";
import { sessionQuery } from "../server/session.ts";
import { keysIn } from "./key-map.ts";

/** The keys that the signed-in person set for the editor. */
export function ownKeys(): KeyMap {
  return keysIn(queries.getQueryData(sessionQuery.queryKey)?.user.custom_hotkeys);
}
