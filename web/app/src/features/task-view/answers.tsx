import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { TaskPreview } from "../../labeling/task-preview.tsx";
import { Versions } from "../../labeling/versions.tsx";
import { resultPlace, resultWords } from "../../lib/result-words.ts";
import type { Annotation, Prediction, Project, ResultItem, Review, Task } from "../../server/api.ts";
import { useNames } from "../../server/people.ts";
import { authorOf } from "../../server/tasks.ts";
import { classNames } from "../../ui/class-names.ts";
import { useReviewWords } from "../../ui/review-words.ts";
import { Time } from "../../ui/time.tsx";

/** The answers and predictions of a task, one of them open. */
export function Answers({ task, project }: { readonly task: Task; readonly project: Project | undefined }): ReactNode {
  const annotations = task.annotations ?? [];
  const predictions = task.predictions ?? [];
  const [chosen, setChosen] = useState(
    annotations[0] === undefined ? `p${predictions[0]?.id}` : `a${annotations[0].id}`,
  );
  const annotation = annotations.find((each) => `a${each.id}` === chosen);
  const prediction = predictions.find((each) => `p${each.id}` === chosen);
  if (annotations.length + predictions.length === 0) {
    return (
      <div className="flex flex-col gap-3 py-4">
        <p className="text-sm text-quiet">
          <Trans>No answers yet; they and the predictions stand here as they come.</Trans>
        </p>
        <OnData task={task} project={project} result={none} />
      </div>
    );
  }
  return (
    <div className="grid gap-5 py-4 @3xl:grid-cols-[18rem_minmax(0,1fr)]">
      <AnswerList annotations={annotations} predictions={predictions} chosen={chosen} onChoose={setChosen} />
      {annotation !== undefined && (
        <AnswerDetail
          annotation={annotation}
          task={task}
          project={project}
          reviews={(task.reviews ?? []).filter((review) => review.annotation === annotation.id)}
        />
      )}
      {prediction !== undefined && (
        <div className="flex min-w-0 flex-col gap-5">
          <OnData task={task} project={project} result={prediction.result} />
          <Items items={prediction.result} />
        </div>
      )}
    </div>
  );
}

type AnswerListProps = {
  readonly annotations: readonly Annotation[];
  readonly predictions: readonly Prediction[];
  /** `a` and an answer's number, or `p` and a prediction's. */
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
};

function AnswerList({ annotations, predictions, chosen, onChoose }: AnswerListProps): ReactNode {
  const { t } = useLingui();
  const nameOf = useNames();
  return (
    <ul aria-label={t`Answers and predictions`} className="flex flex-col gap-1">
      {annotations.map((each) => (
        <Choice key={each.id} on={`a${each.id}` === chosen} onChoose={() => onChoose(`a${each.id}`)}>
          <span className="font-medium">{nameOf(authorOf(each))}</span>
          <span className="text-xs text-quiet">
            <AnswerFacts annotation={each} />
          </span>
        </Choice>
      ))}
      {predictions.map((each) => (
        <Choice key={each.id} on={`p${each.id}` === chosen} onChoose={() => onChoose(`p${each.id}`)}>
          <span className="font-medium">
            <Trans>Prediction {each.model_version ?? ""}</Trans>
          </span>
          <span className="text-xs text-quiet">
            {typeof each.score === "number" && <Trans>score {each.score.toFixed(2)} · </Trans>}
            <Time at={each.created_at} />
          </span>
        </Choice>
      ))}
    </ul>
  );
}

type ChoiceProps = { readonly on: boolean; readonly onChoose: () => void; readonly children: ReactNode };

function Choice({ on, onChoose, children }: ChoiceProps): ReactNode {
  return (
    <li>
      <button
        type="button"
        aria-pressed={on}
        onClick={onChoose}
        className={classNames(
          "flex w-full flex-col rounded-md border px-3 py-1.5 text-left text-sm",
          on ? "border-focus bg-chosen" : "border-hairline bg-surface hover:border-outline",
        )}
      >
        {children}
      </button>
    </li>
  );
}

function AnswerFacts({ annotation }: { readonly annotation: Annotation }): ReactNode {
  const { verdicts } = useReviewWords();
  const count = annotation.result?.length ?? 0;
  return (
    <>
      {annotation.was_cancelled ? <Trans>skipped</Trans> : <Plural value={count} one="# item" other="# items" />}
      {" · "}
      <Trans>version {annotation.version}</Trans>
      {annotation.verdict !== null && annotation.verdict !== undefined && ` · ${verdicts[annotation.verdict]}`}
      {annotation.ground_truth && (
        <>
          {" · "}
          <Trans>ground truth</Trans>
        </>
      )}
      {" · "}
      <Time at={annotation.updated_at} />
    </>
  );
}

const none: readonly ResultItem[] = [];

type OnDataProps = {
  readonly task: Task;
  readonly project: Project | undefined;
  readonly result: readonly ResultItem[];
};

/** The result where it lies: on the task's own data. */
function OnData({ task, project, result }: OnDataProps): ReactNode {
  return (
    project !== undefined && (
      <div className="rounded-md border border-hairline bg-surface">
        <TaskPreview labelConfig={project.label_config} data={task.data} result={result} tryOut={false} />
      </div>
    )
  );
}

type AnswerDetailProps = {
  readonly task: Task;
  readonly annotation: Annotation;
  readonly project: Project | undefined;
  readonly reviews: readonly Review[];
};

function AnswerDetail({ task, annotation, project, reviews }: AnswerDetailProps): ReactNode {
  const nameOf = useNames();
  const words = useReviewWords();
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {reviews.map((review) => (
        <p key={review.id} className="rounded-md border border-hairline bg-surface px-3 py-2 text-sm">
          <span className={review.verdict === "rejected" ? "text-rejected" : "text-accepted"}>
            {words.verdicts[review.verdict]}
          </span>{" "}
          <span className="text-quiet">
            <Trans>
              by {nameOf(review.reviewer)}, version {review.version}
            </Trans>
            {(review.reason ?? "") !== "" && ` · ${words.reason(review.reason ?? "")}`}
          </span>
          {(review.comment ?? "") !== "" && <span className="block">{review.comment}</span>}
        </p>
      ))}
      {(annotation.skip_reason ?? "") !== "" && <q className="text-sm italic">{annotation.skip_reason}</q>}
      {(annotation.problems ?? []).length > 0 && (
        <ul className="list-disc rounded-md border border-danger/50 bg-danger-ground py-2 pr-3 pl-7 text-sm">
          {(annotation.problems ?? []).map((problem) => (
            <li key={`${problem.pointer}:${problem.message}`}>{problem.message}</li>
          ))}
        </ul>
      )}
      <OnData task={task} project={project} result={annotation.result ?? none} />
      <Items items={annotation.result ?? []} />
      <Versions annotation={annotation} project={project} />
    </div>
  );
}

/** Result items as lines: control, words, place. */
export function Items({ items }: { readonly items: readonly ResultItem[] }): ReactNode {
  if (items.length === 0) {
    return (
      <p className="text-sm text-quiet">
        <Trans>Nothing is marked.</Trans>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-hairline border-y border-hairline text-sm">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several items share a region's id, and the list never reorders
        <li key={index} className="flex min-h-8 items-center gap-3">
          <span className="w-32 shrink-0 truncate text-quiet">{item.from_name}</span>
          <span className="min-w-0 flex-1 truncate">{resultWords(item)}</span>
          <span className="font-mono text-xs text-quiet">{resultPlace(item)}</span>
        </li>
      ))}
    </ul>
  );
}
