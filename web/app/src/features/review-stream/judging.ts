import { useLingui } from "@lingui/react/macro";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { type OpenTask, openTask, type PreparedTask, resultOf } from "../../labeling/open-task.ts";
import type { Action } from "../../lib/action.ts";
import type { Annotation, NewReview, Pin, Review } from "../../server/api.ts";
import { judge } from "./review-api.ts";

/** What a reviewer is at: looking, putting the answer right, or saying why it goes back. */
export type Mode = "looking" | "fixing" | "rejecting";

/** An answer before its reviewer, and what can be done with it. */
export type Judging = {
  readonly mode: Mode;
  readonly opened: OpenTask;
  readonly verdict: UseMutationResult<Review, Error, NewReview>;
  /** The places that the rejection being written points at. */
  readonly pins: readonly Pin[];
  readonly setPins: (pins: readonly Pin[]) => void;
  readonly mark: (pin: Pin) => void;
  readonly accept: () => void;
  /** Begins to put the answer right; then accepts what was put right. */
  readonly fix: () => void;
  readonly look: () => void;
  readonly beginRejecting: () => void;
  readonly reject: (reason: string, comment: string) => void;
};

export type JudgingOptions = {
  readonly prepared: PreparedTask;
  readonly annotation: Annotation;
  readonly announce: (text: string) => void;
  readonly onDone: () => void;
};

export function useJudging({ prepared, annotation, announce, onDone }: JudgingOptions): Judging {
  const [mode, setMode] = useState<Mode>("looking");
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const fixing = mode === "fixing";
  const opened = useMemo(
    () => openTask(prepared, { result: annotation.result ?? [], accepted: "all", readonly: !fixing, announce }),
    [prepared, annotation, announce, fixing],
  );
  useEffect(() => () => opened.controller.destroy(), [opened]);
  const verdict = useMutation({ mutationFn: (review: NewReview) => judge(annotation, review), onSuccess: onDone });
  const give = (review: NewReview): void => {
    if (!verdict.isPending) {
      verdict.mutate(review);
    }
  };
  return {
    mode,
    opened,
    verdict,
    pins,
    setPins,
    mark: useCallback((pin: Pin) => setPins((now) => [...now, pin]), []),
    accept: () => give({ verdict: "accepted" }),
    fix: () => (fixing ? give({ verdict: "fixed", result: resultOf(opened) }) : setMode("fixing")),
    look: () => setMode("looking"),
    beginRejecting: () => setMode("rejecting"),
    reject: (reason, comment) => give({ verdict: "rejected", reason, comment, pins: [...pins] }),
  };
}

/** The keys of a review. */
export function useReviewActions(
  { mode, accept, fix, beginRejecting }: Judging,
  skip: () => void,
  many: () => void,
): readonly Action[] {
  const { t } = useLingui();
  const group = t`This page`;
  const always = (): boolean => true;
  return [
    { id: "accept", label: t`Accept`, shortcut: "ctrl+enter", group, enabled: () => mode === "looking", run: accept },
    { id: "fix", label: t`Fix and accept`, shortcut: "ctrl+shift+enter", group, enabled: always, run: fix },
    { id: "reject", label: t`Reject`, shortcut: "ctrl+space", group, enabled: always, run: beginRejecting },
    { id: "skip", label: t`Skip`, shortcut: "alt+s", group, enabled: () => mode === "looking", run: skip },
    { id: "many", label: t`Judge many at once`, shortcut: "alt+g", group, enabled: always, run: many },
  ];
}
