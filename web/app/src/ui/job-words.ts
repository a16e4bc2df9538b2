import { useLingui } from "@lingui/react/macro";
import type { Job } from "../server/api.ts";

/** What a kind of job is called. */
export function useJobKind(): (kind: string) => string {
  const { t } = useLingui();
  return (kind) => {
    if (kind.includes("import")) {
      return t`Import`;
    }
    return kind.includes("export") ? t`Export` : kind.replaceAll(/[-_]/g, " ");
  };
}

/** What a job's state is called. */
export function useJobState(): (state: Job["state"]) => string {
  const { t } = useLingui();
  const words: { readonly [S in Job["state"]]: string } = {
    queued: t`Waiting`,
    running: t`Running`,
    done: t`Done`,
    failed: t`Failed`,
    cancelled: t`Cancelled`,
  };
  return (state) => words[state];
}
