import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Job } from "../server/api.ts";

/** What is wrong with the input, by line, as a job found it. */
export function JobProblems({ job }: { readonly job: Job }): ReactNode {
  const { t } = useLingui();
  const problems = job.problems ?? [];
  const count = job.problem_count ?? problems.length;
  if (count === 0) {
    return null;
  }
  return (
    <section className="rounded-md border border-danger/50 bg-danger-ground px-3 py-2 text-sm">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section className="max-h-72 overflow-y-auto" aria-label={t`Problems`} tabIndex={0}>
        <table className="w-full">
          <thead className="sr-only">
            <tr>
              <th scope="col">
                <Trans>Line</Trans>
              </th>
              <th scope="col">
                <Trans>What is wrong</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.line}:${problem.pointer}:${problem.message}`} className="align-top">
                <td className="w-32 pr-3 font-mono text-xs leading-5 break-all">
                  {problem.line === undefined ? (problem.pointer ?? "") : <Trans>line {problem.line}</Trans>}
                </td>
                <td>
                  {problem.message} {problem.fix}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > problems.length && (
        <p className="mt-1 text-quiet">
          <Trans>The first {problems.length} are listed.</Trans>
        </p>
      )}
    </section>
  );
}
