import { ApiProblem, Unreachable } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { CloudOff, Copy, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { tell } from "./toast.tsx";

export type ProblemNoteProps = {
  readonly problem: unknown;
  readonly onRetry?: () => void;
};

const shownFindings = 50;

/** What went wrong in words, where, and the reference to give to an operator. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps): ReactNode {
  const { t } = useLingui();
  const away = problem instanceof Unreachable;
  const refusal = problem instanceof ApiProblem ? problem : null;
  const reference = refusal?.reference ?? null;
  const findings = refusal?.findings ?? [];
  return (
    <div role="alert" className="flex gap-2.5 rounded-md border border-danger/50 bg-danger-ground px-3 py-2.5 text-sm">
      <span className="mt-0.5 text-danger">
        {away ? (
          <CloudOff size={16} strokeWidth={1.5} aria-hidden={true} />
        ) : (
          <OctagonAlert size={16} strokeWidth={1.5} aria-hidden={true} />
        )}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="break-words">{problem instanceof Error ? problem.message : String(problem)}</p>
        {findings.length > 0 && (
          <ul className="list-disc pl-4">
            {findings.slice(0, shownFindings).map((finding) => (
              <li key={`${finding.line}:${finding.pointer}:${finding.message}`}>
                {finding.line !== null && <Trans>Line {finding.line}: </Trans>}
                {finding.message}
              </li>
            ))}
            {findings.length > shownFindings && (
              <li>
                <Trans>and {findings.length - shownFindings} more</Trans>
              </li>
            )}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {onRetry !== undefined && (
            <Button size="small" onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          )}
          {reference !== null && (
            <button
              type="button"
              className="inline-flex items-center gap-1 rounded font-mono text-xs text-ink/90 underline decoration-dotted underline-offset-2"
              aria-label={t`Copy the reference ${reference}`}
              onClick={() => {
                void navigator.clipboard.writeText(reference).then(() => tell(t`Reference copied`));
              }}
            >
              <Copy size={12} strokeWidth={1.5} aria-hidden={true} />
              {reference}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
