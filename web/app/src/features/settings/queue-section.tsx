import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Project } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { useSaving } from "./saving.ts";

type Draft = {
  readonly maximum_annotations: number;
  readonly sampling: Project["sampling"];
  readonly skip_queue: Project["skip_queue"];
  readonly show_skip_button: boolean;
  readonly enable_empty_annotation: boolean;
  readonly lease_minutes: number;
  readonly review_required: boolean;
  readonly review_own: boolean;
  readonly reject_to: "author" | "anyone";
  readonly strict_results: boolean;
};

function draftOf(project: Project): Draft {
  return {
    maximum_annotations: project.maximum_annotations,
    sampling: project.sampling,
    skip_queue: project.skip_queue,
    show_skip_button: project.show_skip_button,
    enable_empty_annotation: project.enable_empty_annotation,
    lease_minutes: Math.round((project.lease_seconds ?? 7200) / 60),
    review_required: project.review_required,
    review_own: project.review_own ?? false,
    reject_to: project.reject_to ?? "author",
    strict_results: project.strict_results,
  };
}

/** How tasks are handed out, and what happens to an answer. */
export function QueueSection({ project }: { readonly project: Project }): ReactNode {
  const { save, busy, problem } = useSaving(project.id);
  const [draft, setDraft] = useState(() => draftOf(project));
  const set = (change: Partial<Draft>): void => setDraft((now) => ({ ...now, ...change }));
  return (
    <form
      className="flex flex-col gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        const { lease_minutes, ...rest } = draft;
        save({ ...rest, lease_seconds: lease_minutes * 60 });
      }}
    >
      <QueuePart draft={draft} set={set} />
      <ReviewPart draft={draft} set={set} />
      {problem !== null && <ProblemNote problem={problem} />}
      <Button type="submit" kind="primary" busy={busy} className="self-start">
        <Trans>Save</Trans>
      </Button>
    </form>
  );
}

type PartProps = { readonly draft: Draft; readonly set: (change: Partial<Draft>) => void };

/** To whom and in which order tasks go. */
function QueuePart({ draft, set }: PartProps): ReactNode {
  const { t } = useLingui();
  return (
    <Section title={<Trans>Queue</Trans>}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t`Overlap`}
          hint={t`How many people answer each task.`}
          type="number"
          min={1}
          value={draft.maximum_annotations}
          onChange={(event) => set({ maximum_annotations: Math.max(1, event.target.valueAsNumber || 1) })}
        />
        <Field
          label={t`Lease in minutes`}
          hint={t`How long a task is kept for a person without a sign of life.`}
          type="number"
          min={1}
          value={draft.lease_minutes}
          onChange={(event) => set({ lease_minutes: Math.max(1, event.target.valueAsNumber || 1) })}
        />
        <Select
          label={t`Order`}
          value={draft.sampling}
          onChange={(sampling) => set({ sampling })}
          options={[
            { value: "Sequential sampling", label: t`One after the other` },
            { value: "Uniform sampling", label: t`At random` },
          ]}
        />
        <Select
          label={t`A skipped task`}
          value={draft.skip_queue}
          onChange={(skip_queue) => set({ skip_queue })}
          options={[
            { value: "REQUEUE_FOR_OTHERS", label: t`goes to other people` },
            { value: "REQUEUE_FOR_ME", label: t`comes back to the same person` },
            { value: "IGNORE_SKIPPED", label: t`counts as done` },
          ]}
        />
      </div>
      <Checkbox
        label={t`Tasks can be skipped`}
        checked={draft.show_skip_button}
        onChange={(show_skip_button) => set({ show_skip_button })}
      />
      <Checkbox
        label={t`Empty answers can be submitted`}
        checked={draft.enable_empty_annotation}
        onChange={(enable_empty_annotation) => set({ enable_empty_annotation })}
      />
      <Checkbox
        label={t`Refuse results that do not fit the config`}
        hint={t`Otherwise they are stored with their problems.`}
        checked={draft.strict_results}
        onChange={(strict_results) => set({ strict_results })}
      />
    </Section>
  );
}

/** What happens between an answer and its acceptance. */
function ReviewPart({ draft, set }: PartProps): ReactNode {
  const { t } = useLingui();
  return (
    <Section title={<Trans>Review</Trans>}>
      <Checkbox
        label={t`Answers wait for a review`}
        hint={t`Otherwise a completed task is accepted at once.`}
        checked={draft.review_required}
        onChange={(review_required) => set({ review_required })}
      />
      <Checkbox
        label={t`People may review their own answers`}
        checked={draft.review_own}
        disabled={!draft.review_required}
        onChange={(review_own) => set({ review_own })}
      />
      <Select
        label={t`A rejected task`}
        value={draft.reject_to}
        disabled={!draft.review_required}
        onChange={(reject_to) => set({ reject_to })}
        className="max-w-72"
        options={[
          { value: "author", label: t`goes back to its author` },
          { value: "anyone", label: t`goes to anyone` },
        ]}
      />
    </Section>
  );
}
