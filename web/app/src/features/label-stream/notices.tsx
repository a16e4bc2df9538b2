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
  readonly onLack: (lack: Missing) => void;
  readonly onReply: () => void;
};

/** What the annotator has to know before going on: the instruction, a rejection, what is missing, what went wrong. */
export function Notices(props: NoticesProps): ReactNode {
  const { project, rejection, from, prediction, lacks, problem, onInsist, onAcceptAll, onLack, onReply } = props;
  return (
    <div className="flex max-h-[40%] shrink-0 flex-col overflow-y-auto empty:hidden">
      {project.show_instruction && project.expert_instruction !== "" && (
        <details open={true} className="border-b border-hairline bg-surface px-4 py-2">
          <summary className="cursor-pointer font-medium">
            <Trans>Instruction</Trans>
          </summary>
          <p className="mt-1 max-w-prose whitespace-pre-wrap">{project.expert_instruction}</p>
        </details>
      )}
      {rejection !== null && <Rejection rejection={rejection} onReply={onReply} />}
      {from === "prediction" && prediction !== null && (
        <FromPrediction prediction={prediction} onAcceptAll={onAcceptAll} />
      )}
      {from === "here" && (
        <p role="note" className="border-b border-hairline bg-sunken px-4 py-1.5 text-quiet">
          <Trans>This is your work that was kept in this browser.</Trans>
        </p>
      )}
      {lacks.length > 0 && <Lacks lacks={lacks} onLack={onLack} />}
      {problem !== null && <Trouble problem={problem} onInsist={onInsist} />}
    </div>
  );
}

function Rejection({ rejection, onReply }: { readonly rejection: Review; readonly onReply: () => void }): ReactNode {
  const nameOf = useNames();
  const words = useReviewWords();
  return (
    <div role="note" className="flex gap-2 border-b border-hairline bg-danger-ground px-4 py-2">
      <Undo2 size={16} strokeWidth={1.75} aria-hidden={true} className="mt-0.5 shrink-0 text-rejected" />
      <p className="min-w-0 flex-1">
        <span className="font-medium text-rejected">
          <Trans>Sent back by {nameOf(rejection.reviewer)}</Trans>
        </span>
        {(rejection.reason ?? "") !== "" && ` · ${words.reason(rejection.reason ?? "")}`}
        {(rejection.comment ?? "") !== "" && <span className="block">{rejection.comment}</span>}
      </p>
      <Button size="small" onClick={onReply}>
        <Trans>Reply</Trans>
      </Button>
    </div>
  );
}

type FromPredictionProps = { readonly prediction: Prediction; readonly onAcceptAll: () => void };

function FromPrediction({ prediction, onAcceptAll }: FromPredictionProps): ReactNode {
  return (
    <div role="note" className="flex items-center gap-3 border-b border-hairline bg-sunken px-4 py-1 text-quiet">
      <span className="flex-1">
        <Trans>
          Filled in by {prediction.model_version ?? "a model"}. Dashed shapes are its suggestions until you accept or
          change them.
        </Trans>
      </span>
      <Button size="small" onClick={onAcceptAll}>
        <Trans>Accept all</Trans>
      </Button>
    </div>
  );
}

type LacksProps = { readonly lacks: readonly Missing[]; readonly onLack: (lack: Missing) => void };

/** What is missing; pressing a line goes to its place. */
function Lacks({ lacks, onLack }: LacksProps): ReactNode {
  return (
    <ul role="alert" className="list-disc border-b border-hairline bg-danger-ground py-2 pr-4 pl-8">
      {lacks.map((lack) => (
        <li key={`${lack.control}:${lack.region ?? ""}`}>
          {lack.control === "" ? (
            lack.message
          ) : (
            <button type="button" className="link text-left" onClick={() => onLack(lack)}>
              {lack.message}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Trouble({ problem, onInsist }: { readonly problem: unknown; readonly onInsist: () => void }): ReactNode {
  const lost = problem instanceof ApiProblem && (problem.code === "lease-lost" || problem.status === 412);
  return (
    <div className="flex flex-col gap-2 border-b border-hairline bg-surface px-4 py-2">
      <ProblemNote problem={problem} />
      {lost && (
        <Button className="self-start" onClick={onInsist}>
          <Trans>Submit all the same</Trans>
        </Button>
      )}
    </div>
  );
}
