import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { leadingCell } from "../../lib/task-data.ts";
import type { Task } from "../../server/api.ts";
import { classNames } from "../../ui/class-names.ts";
import { Thumbnail as Picture } from "../../ui/thumbnail.tsx";
import { waitingQuery } from "./review-api.ts";

export type FilmStripProps = {
  readonly projectId: number;
  readonly present: number;
  readonly onJump: (task: number) => void;
};

const shown = 10;

/** The tasks that come next; pressing one opens it. */
export function FilmStrip({ projectId, present, onJump }: FilmStripProps): ReactNode {
  const { t } = useLingui();
  const query = waitingQuery(projectId, shown + 1);
  const waiting = useQuery({ ...query, queryKey: [...query.queryKey, present], retry: false });
  const next = following(waiting.data ?? [], present).slice(0, shown);
  return (
    next.length > 0 && (
      <nav aria-label={t`What comes next`} className="shrink-0 border-b border-hairline bg-surface">
        <ol className="flex gap-1.5 overflow-x-auto px-3 py-1.5">
          {next.map((task) => (
            <li key={task.id} className="shrink-0">
              <button
                type="button"
                title={t`Review task ${task.id} now`}
                onClick={() => onJump(task.id)}
                className="block rounded border border-hairline hover:border-outline"
              >
                <Thumbnail task={task} className="h-11 w-16" />
              </button>
            </li>
          ))}
        </ol>
      </nav>
    )
  );
}

/** The waiting tasks as they come after the present one: those behind it first, then from the start. */
export function following(waiting: readonly Task[], present: number): readonly Task[] {
  const others = waiting.filter((task) => task.id !== present);
  return [...others.filter((task) => task.id > present), ...others.filter((task) => task.id < present)];
}

/** A task in small: its picture, or its first words. */
export function Thumbnail({ task, className }: { readonly task: Task; readonly className: string }): ReactNode {
  const cell = leadingCell(task.data);
  return cell.kind === "image" ? (
    <Picture url={cell.url} alt="" className={classNames("block rounded object-cover", className)} />
  ) : (
    <span className={classNames("line-clamp-3 block overflow-hidden p-1 text-left text-[10px] leading-3", className)}>
      {cell.text}
    </span>
  );
}
