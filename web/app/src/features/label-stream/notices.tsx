import { ApiProblem } from "@assay/api";
import type { Missing } from "@assay/labeling";
import { Trans } from "@lingui/react/macro";
import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Prediction, Project, Review } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useReviewWords } from "../../ui/review-words.ts";
import type { Beginning } from "./beginning.ts";

export type NoticesProps = {
  readonly project: Project;
  readonly rejection: Review | null;
  readonly from: Beginning["from"];
  readonly prediction: Prediction | null;
  readonly lacks: readonly Missing[];
  readonly problem: unknown;
  readonly onInsist: () => void;
  readonly onAcceptAll: () => void;
};

/** What the annotator has to know before going on: the instruction, a rejection, what is missing, what went wrong. */
export function Notices(props: NoticesProps): ReactNode {
  const { project, rejection, from, prediction, lacks, problem, onInsist, onAcceptAll } = props;
  const nameOf = useNames();
  const words = useReviewWords();
  const lost = problem instanceof ApiProblem && (problem.code === "lease-lost" || problem.status === 412);
  return (
    <div className="flex shrink-0 flex-col empty:hidden">
      {project.show_instruction && project.expert_instruction !== "" && (
        <details open={true} className="border-b border-hairline bg-surface px-4 py-2">
          <summary className="cursor-pointer font-medium">
            <Trans>Instruction</Trans>
          </summary>
          <p className="mt-1 max-w-prose whitespace-pre-wrap">{project.expert_instruction}</p>
        </details>
      )}
      {rejection !== null && (
        <div role="note" className="flex gap-2 border-b border-hairline bg-danger-ground px-4 py-2">
          <Undo2 size={16} strokeWidth={1.75} aria-hidden={true} className="mt-0.5 shrink-0 text-rejected" />
          <p>
            <span className="font-medium text-rejected">
              <Trans>Sent back by {nameOf(rejection.reviewer)}</Trans>
            </span>
            {(rejection.reason ?? "") !== "" && ` · ${words.reason(rejection.reason ?? "")}`}
            {(rejection.comment ?? "") !== "" && <span className="block">{rejection.comment}</span>}
          </p>
        </div>
      )}
      {from === "prediction" && prediction !== null && (
        <div role="note" className="flex items-center gap-3 border-b border-hairline bg-sunken px-4 py-1 text-quiet">
          <span className="flex-1">
            <Trans>
              Filled in by {prediction.model_version ?? "a model"}. Dashed shapes are its suggestions until you accept
              or change them.
            </Trans>
          </span>
          <Button size="small" onClick={onAcceptAll}>
            <Trans>Accept all</Trans>
          </Button>
        </div>
      )}
      {from === "here" && (
        <p role="note" className="border-b border-hairline bg-sunken px-4 py-1.5 text-quiet">
          <Trans>This is your work that was kept in this browser.</Trans>
        </p>
      )}
      {lacks.length > 0 && (
        <ul role="alert" className="list-disc border-b border-hairline bg-danger-ground py-2 pr-4 pl-8">
          {lacks.map((lack) => (
            <li key={`${lack.control}:${lack.region ?? ""}`}>{lack.message}</li>
          ))}
        </ul>
      )}
      {problem !== null && (
        <div className="flex flex-col gap-2 border-b border-hairline bg-surface px-4 py-2">
          <ProblemNote problem={problem} />
          {lost && (
            <Button className="self-start" onClick={onInsist}>
              <Trans>Submit all the same</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
