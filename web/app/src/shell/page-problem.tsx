import { Unreachable } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ProblemNote } from "../ui/problem-note.tsx";
import { MissingPart } from "./missing-part.ts";

/** What stands in place of a page that could not be shown, with the way to try it again. */
export function PageProblem({ error, reset }: ErrorComponentProps): ReactNode {
  const { t } = useLingui();
  const router = useRouter();
  const again = (): void => {
    if (error instanceof MissingPart) {
      // The browser keeps a failed module; only a new document asks for it again.
      window.location.reload();
    } else {
      reset();
      void router.invalidate();
    }
  };
  const problem =
    error instanceof MissingPart
      ? new Unreachable(t`This page could not be loaded. Check the network, then try again.`)
      : error;
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-3 px-6 py-10">
      <h1 className="text-lg font-medium">
        <Trans>This page cannot be shown</Trans>
      </h1>
      <ProblemNote problem={problem} onRetry={again} />
    </div>
  );
}
