import { answer } from "@assay/api";
import { useLingui } from "@lingui/react/macro";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { api, type Project } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

export type NeighboursProps = {
  readonly project: Project;
  readonly task: number;
  readonly onTask: (task: number | null) => void;
};

/** The way back to what one answered before, and forward to the queue again. */
export function Neighbours({ project, task, onTask }: NeighboursProps): ReactNode {
  const { t } = useLingui();
  const history = useQuery({
    queryKey: ["stream-history", project.id, task] as QueryKey,
    queryFn: () => answer(api.GET("/api/projects/{id}/label-stream-history", { params: { path: { id: project.id } } })),
    retry: false,
  });
  const { before, after } = around(history.data?.flatMap((each) => each.taskId ?? []).toReversed() ?? [], task);
  const back = (): void => {
    if (before !== null) {
      onTask(before);
    }
  };
  const forward = (): void => onTask(after);
  useActions([
    {
      id: "task-before",
      label: t`Go to the task before`,
      shortcut: "alt+pageup",
      group: t`This page`,
      enabled: () => before !== null,
      run: back,
    },
    {
      id: "task-after",
      label: t`Go to the task after`,
      shortcut: "alt+pagedown",
      group: t`This page`,
      enabled: () => history.data !== undefined,
      run: forward,
    },
  ]);
  return (
    <span className="flex">
      <IconButton label={t`Go to the task before`} shortcut="alt+pageup" disabled={before === null} onClick={back}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
      <IconButton label={t`Go to the task after`} shortcut="alt+pagedown" onClick={forward}>
        <ChevronRight size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
    </span>
  );
}

/** The tasks before and after one in the order they were handed out; after the last, and for one that was not, the queue goes on. */
export function around(
  handed: readonly number[],
  task: number,
): { readonly before: number | null; readonly after: number | null } {
  const others = handed.filter((each) => each !== task);
  const at = handed.indexOf(task);
  if (at < 0) {
    return { before: others.at(-1) ?? null, after: null };
  }
  return { before: handed[at - 1] ?? null, after: handed[at + 1] ?? null };
}
