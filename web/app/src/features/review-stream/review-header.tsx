import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { LeaseClock } from "../../labeling/lease-clock.tsx";
import type { PreparedTask } from "../../labeling/open-task.ts";
import { StreamCrumbs } from "../../labeling/stream-frame.tsx";
import type { Annotation, Project } from "../../server/api.ts";
import { progressQuery } from "../../server/projects.ts";
import { authorOf } from "../../server/tasks.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import type { AuthorNames } from "./review-settings.ts";
import type { ReviewState } from "./review-stream.ts";

export type ReviewHeaderProps = {
  readonly project: Project;
  readonly state: Extract<ReviewState<PreparedTask>, { at: "judging" }>;
  readonly annotation: Annotation;
  readonly answers: readonly Annotation[];
  readonly names: AuthorNames;
  readonly onChoose: (annotation: number) => void;
};

/** Which answer is judged: the task, how long it is held, whose answer it is and how that person's answers fared. */
export function ReviewHeader({ project, state, annotation, answers, names, onChoose }: ReviewHeaderProps): ReactNode {
  const { t } = useLingui();
  const Icon = names.hidden ? EyeOff : Eye;
  return (
    <>
      <StreamCrumbs project={project} />
      <h1 className="font-medium whitespace-nowrap">
        <Trans>Review task {state.task.id}</Trans>
      </h1>
      <StateBadge state={state.task.state} />
      <LeaseClock until={state.leaseUntil} lost={state.leaseLost} />
      {answers.length > 1 ? (
        <Select
          label={t`Answer of`}
          labelHidden={true}
          value={String(annotation.id)}
          onChange={(id) => onChoose(Number(id))}
          options={answers.map((each, index) => ({
            value: String(each.id),
            label: names.hidden ? t`Answer ${index + 1}` : names.authorName(authorOf(each)),
          }))}
        />
      ) : (
        <span className="truncate text-quiet">
          <Trans>answer of {names.authorName(authorOf(annotation))}</Trans>
        </span>
      )}
      <IconButton
        label={names.hidden ? t`Show who answered` : t`Hide who answered`}
        aria-pressed={names.hidden}
        onClick={names.toggle}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
      {!names.hidden && <AuthorRate project={project.id} author={authorOf(annotation)} />}
      <span className="hidden text-quiet whitespace-nowrap xl:inline">
        <Trans>version {annotation.version}</Trans>
      </span>
      <span className="flex-1" />
    </>
  );
}

type AuthorRateProps = { readonly project: number; readonly author: number | null };

/** How many of the author's judged answers were accepted in this project. */
function AuthorRate({ project, author }: AuthorRateProps): ReactNode {
  const { t } = useLingui();
  const progress = useQuery({ ...progressQuery(project), retry: false });
  const entry = progress.data?.people.find(({ user }) => user.id === author);
  const accepted = entry?.accepted ?? 0;
  const judged = accepted + (entry?.rejected ?? 0);
  return (
    judged > 0 && (
      <span
        className="whitespace-nowrap text-quiet tabular-nums"
        title={t`Answers of this person that were accepted, of those judged`}
      >
        <Trans>
          {accepted}/{judged} accepted
        </Trans>
      </span>
    )
  );
}
