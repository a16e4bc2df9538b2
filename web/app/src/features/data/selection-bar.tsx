import { answer } from "@assay/api";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { type Selection, selectedItems } from "../../lib/selection.ts";
import { type TaskFilter, taskQueryOf } from "../../lib/task-filter.ts";
import { api, queries } from "../../server/api.ts";
import { jobsQuery } from "../../server/jobs.ts";
import { peopleQuery } from "../../server/people.ts";
import { dataKeysQuery } from "../../server/projects.ts";
import { personName } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm, Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { tell } from "../../ui/toast.tsx";

type BulkAction = "delete_tasks" | "reset_tasks" | "set_priority" | "assign_tasks";

export type SelectionBarProps = {
  readonly projectId: number;
  readonly filter: TaskFilter;
  readonly selection: Selection;
  readonly count: number;
  readonly onDone: () => void;
};

/** What can be done with the selected tasks, with their count. */
export function SelectionBar({ projectId, filter, selection, count, onDone }: SelectionBarProps): ReactNode {
  const { t } = useLingui();
  const [asked, setAsked] = useState<BulkAction | null>(null);
  const run = async (action: BulkAction, more: { priority?: number; person?: number } = {}): Promise<void> => {
    const keys = filter.text === undefined ? [] : await queries.fetchQuery(dataKeysQuery(projectId));
    const body = { ...taskQueryOf(filter, keys), selectedItems: selectedItems(selection), ...more } as const;
    const params = { query: { id: action, project: projectId } };
    const result = await answer(
      api.POST("/api/dm/actions", { params, body: { ...body, ordering: [...body.ordering] } }),
    );
    tell(result.detail ?? t`${formatCount(result.processed_items ?? count)} tasks changed`);
    void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ["tasks", projectId] });
    void queries.invalidateQueries({ queryKey: ["project", projectId] });
    onDone();
  };
  const tasks = formatCount(count);
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
      <Button size="small" kind="danger" onClick={() => setAsked("delete_tasks")}>
        <Trans>Delete</Trans>
      </Button>
      <Confirm
        open={asked === "delete_tasks"}
        onClose={() => setAsked(null)}
        title={<Trans>Delete tasks</Trans>}
        verb={t`Delete ${tasks} tasks`}
        run={() => run("delete_tasks")}
      >
        <p>
          <Trans>Their answers, drafts and predictions go with them. This cannot be undone.</Trans>
        </p>
      </Confirm>
      <Confirm
        open={asked === "reset_tasks"}
        onClose={() => setAsked(null)}
        title={<Trans>Reset tasks</Trans>}
        verb={t`Reset ${tasks} tasks`}
        run={() => run("reset_tasks")}
      >
        <p>
          <Trans>
            Answers, drafts and verdicts go; the tasks return to the queue as drafts. This cannot be undone.
          </Trans>
        </p>
      </Confirm>
      <PriorityDialog
        open={asked === "set_priority"}
        tasks={tasks}
        onClose={() => setAsked(null)}
        run={(priority) => run("set_priority", { priority })}
      />
      <AssignDialog
        open={asked === "assign_tasks"}
        tasks={tasks}
        onClose={() => setAsked(null)}
        run={(person) => run("assign_tasks", { person })}
      />
    </div>
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
