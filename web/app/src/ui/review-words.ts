import { useLingui } from "@lingui/react/macro";
import type { Review } from "../server/api.ts";

export type RejectReason = "missing" | "inaccurate" | "wrong-label" | "extra" | "instruction" | "other";

export const rejectReasons: readonly RejectReason[] = [
  "missing",
  "inaccurate",
  "wrong-label",
  "extra",
  "instruction",
  "other",
];

export type ReviewWords = {
  readonly reasons: { readonly [R in RejectReason]: string };
  readonly verdicts: { readonly [V in Review["verdict"]]: string };
  /** A stored reason in words; one that is not from the list as it stands. */
  readonly reason: (code: string) => string;
};

/** What verdicts and their reasons are called. */
export function useReviewWords(): ReviewWords {
  const { t } = useLingui();
  const reasons: { readonly [R in RejectReason]: string } = {
    missing: t`Something is missing`,
    inaccurate: t`Not accurate`,
    "wrong-label": t`Wrong label`,
    extra: t`Too much is marked`,
    instruction: t`Against the instruction`,
    other: t`Other`,
  };
  return {
    reasons,
    verdicts: { accepted: t`Accepted`, fixed: t`Fixed and accepted`, rejected: t`Rejected` },
    reason: (code) => {
      const known = rejectReasons.find((each) => each === code);
      return known === undefined ? code : reasons[known];
    },
  };
}
