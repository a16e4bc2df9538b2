import { answer } from "@assay/api";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { type Selection, selectedItems } from "../../lib/selection.ts";
import { taskQueryOf } from "../../lib/task-query.ts";
import { api, queries } from "../../server/api.ts";
import { jobsQuery } from "../../server/jobs.ts";
import { peopleQuery } from "../../server/people.ts";
import { personName } from "../../server/session.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Menu } from "../../ui/menu.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { tell } from "../../ui/toast.tsx";
import type { Listed } from "./data-search.ts";

type Removal = "delete_tasks" | "reset_tasks" | "delete_tasks_annotations" | "delete_tasks_predictions";
type BulkAction = Removal | "set_priority" | "assign_tasks";

export type SelectionBarProps = {
  readonly projectId: number;
  readonly listed: Listed;
  readonly dataKeys: readonly string[];
  readonly selection: Selection;
  readonly count: number;
  readonly onDone: () => void;
};

/** What can be done with the selected tasks, with their count. */
export function SelectionBar(props: SelectionBarProps): ReactNode {
  const { count, onDone } = props;
  const { t } = useLingui();
  const [asked, setAsked] = useState<BulkAction | null>(null);
  const run = useBulkAction(props);
  const close = (): void => setAsked(null);
  const tasks = formatCount(count);
  useActions([
    { id: "clear-selection", label: t`Clear the selection`, shortcut: "esc", enabled: () => true, run: onDone },
    {
      id: "assign",
      label: t`Assign the selected tasks`,
      shortcut: null,
      enabled: () => true,
      run: () => setAsked("assign_tasks"),
    },
    {
      id: "priority",
      label: t`Set the priority of the selected tasks`,
      shortcut: null,
      enabled: () => true,
      run: () => setAsked("set_priority"),
    },
    {
      id: "reset",
      label: t`Reset the selected tasks`,
      shortcut: null,
      enabled: () => true,
      run: () => setAsked("reset_tasks"),
    },
    {
      id: "delete",
      label: t`Delete the selected tasks`,
      shortcut: "delete",
      enabled: () => true,
      run: () => setAsked("delete_tasks"),
    },
  ]);
  return (
    <div
      role="toolbar"
      aria-label={t`Selected tasks`}
      className="flex flex-wrap items-center gap-2 border-t border-hairline bg-raised px-6 py-2 shadow-float"
    >
      <span role="status" className="text-sm font-medium tabular-nums">
        <Plural value={count} one="# task selected" other={`${tasks} tasks selected`} />
      </span>
      <Button size="small" kind="ghost" onClick={onDone}>
        <Trans>Clear</Trans>
      </Button>
      <span className="flex-1" />
      <Button size="small" onClick={() => setAsked("assign_tasks")}>
        <Trans>Assign</Trans>
      </Button>
      <Button size="small" onClick={() => setAsked("set_priority")}>
        <Trans>Set priority</Trans>
      </Button>
      <Button size="small" onClick={() => setAsked("reset_tasks")}>
        <Trans>Reset</Trans>
      </Button>
      <MoreRemovals onAsk={setAsked} />
      <Button size="small" kind="danger" onClick={() => setAsked("delete_tasks")}>
        <Trans>Delete</Trans>
      </Button>
      <Removals asked={asked} tasks={tasks} onClose={close} run={run} />
      <PriorityDialog
        open={asked === "set_priority"}
        tasks={tasks}
        onClose={close}
        run={(priority) => run("set_priority", { priority })}
      />
      <AssignDialog
        open={asked === "assign_tasks"}
        tasks={tasks}
        onClose={close}
        run={(person) => run("assign_tasks", { person })}
      />
    </div>
  );
}

type Form = { readonly priority?: number; readonly person?: number };

function useBulkAction(props: SelectionBarProps): (action: BulkAction, form?: Form) => Promise<void> {
  const { projectId, listed, dataKeys, selection, count, onDone } = props;
  const { t } = useLingui();
  return async (action, form = {}) => {
    const { filters, ordering } = taskQueryOf(listed.filter, listed.order, dataKeys);
    const body = { filters, ordering: [...ordering], selectedItems: selectedItems(selection), ...form };
    const params = { query: { id: action, project: projectId } };
    const result = await answer(api.POST("/api/dm/actions", { params, body }));
    tell(result.detail ?? t`${formatCount(result.processed_items ?? count)} tasks changed`);
    void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ["tasks", projectId] });
    void queries.invalidateQueries({ queryKey: ["project", projectId] });
    onDone();
  };
}

function MoreRemovals({ onAsk }: { readonly onAsk: (action: Removal) => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <Button size="small">
          <Trans>More</Trans>
        </Button>
      }
      items={[
        { id: "answers", label: t`Delete their answers`, run: () => onAsk("delete_tasks_annotations") },
        { id: "predictions", label: t`Delete their predictions`, run: () => onAsk("delete_tasks_predictions") },
      ]}
    />
  );
}

type RemovalsProps = {
  readonly asked: BulkAction | null;
  readonly tasks: string;
  readonly onClose: () => void;
  readonly run: (action: Removal) => Promise<void>;
};

/** The questions before what cannot be undone. */
function Removals({ asked, tasks, onClose, run }: RemovalsProps): ReactNode {
  const { t } = useLingui();
  const questions: {
    readonly [R in Removal]: { readonly title: string; readonly verb: string; readonly text: string };
  } = {
    delete_tasks: {
      title: t`Delete tasks`,
      verb: t`Delete ${tasks} tasks`,
      text: t`Their answers, drafts and predictions go with them. This cannot be undone.`,
    },
    reset_tasks: {
      title: t`Reset tasks`,
      verb: t`Reset ${tasks} tasks`,
      text: t`Answers, drafts and verdicts go; the tasks return to the queue as drafts. This cannot be undone.`,
    },
    delete_tasks_annotations: {
      title: t`Delete answers`,
      verb: t`Delete the answers of ${tasks} tasks`,
      text: t`The tasks and their predictions stay. This cannot be undone.`,
    },
    delete_tasks_predictions: {
      title: t`Delete predictions`,
      verb: t`Delete the predictions of ${tasks} tasks`,
      text: t`The tasks and their answers stay. This cannot be undone.`,
    },
  };
  return (["delete_tasks", "reset_tasks", "delete_tasks_annotations", "delete_tasks_predictions"] as const).map(
    (action) => (
      <Confirm
        key={action}
        open={asked === action}
        onClose={onClose}
        title={questions[action].title}
        verb={questions[action].verb}
        run={() => run(action)}
      >
        <p>{questions[action].text}</p>
      </Confirm>
    ),
  );
}

type AskProps = {
  readonly open: boolean;
  readonly tasks: string;
  readonly onClose: () => void;
  readonly run: (value: number) => Promise<void>;
};

function PriorityDialog({ open, tasks, onClose, run }: AskProps): ReactNode {
  const { t } = useLingui();
  const [priority, setPriority] = useState(1);
  const apply = useMutation({ mutationFn: () => run(priority), onSuccess: onClose });
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Set the priority of {tasks} tasks</Trans>}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply.mutate();
        }}
      >
        <Field
          label={t`Priority`}
          hint={t`The queue gives out higher ones first; 0 is usual.`}
          type="number"
          step="any"
          value={priority}
          onChange={(event) => setPriority(event.target.valueAsNumber || 0)}
        />
        {apply.error !== null && <ProblemNote problem={apply.error} />}
        <Button type="submit" kind="primary" busy={apply.isPending} className="self-end">
          <Trans>Set for {tasks} tasks</Trans>
        </Button>
      </form>
    </Dialog>
  );
}

function AssignDialog({ open, tasks, onClose, run }: AskProps): ReactNode {
  const { t } = useLingui();
  const people = useQuery({ ...peopleQuery, retry: false }).data ?? [];
  const [person, setPerson] = useState("");
  const apply = useMutation({ mutationFn: () => run(Number(person)), onSuccess: onClose });
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Assign {tasks} tasks</Trans>}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          apply.mutate();
        }}
      >
        <Select
          label={t`Person`}
          value={person}
          onChange={setPerson}
          options={[
            { value: "", label: t`Choose a person`, disabled: true },
            ...people.map((each) => ({ value: String(each.id), label: personName(each) })),
          ]}
        />
        {apply.error !== null && <ProblemNote problem={apply.error} />}
        <Button type="submit" kind="primary" disabled={person === ""} busy={apply.isPending} className="self-end">
          <Trans>Assign {tasks} tasks</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
