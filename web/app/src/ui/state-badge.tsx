import { useLingui } from "@lingui/react/macro";
import { BadgeCheck, Circle, CircleCheck, CircleDot, CircleSlash, Undo2 } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { TaskState } from "../lib/task-state.ts";
import { classNames } from "./class-names.ts";

type Look = {
  readonly icon: ComponentType<{ size: number; strokeWidth: number; "aria-hidden": true }>;
  readonly text: string;
  readonly fill: string;
};

export const stateLooks: { readonly [S in TaskState]: Look } = {
  draft: { icon: Circle, text: "text-draft", fill: "bg-draft" },
  in_progress: { icon: CircleDot, text: "text-in-progress", fill: "bg-in-progress" },
  skipped: { icon: CircleSlash, text: "text-skipped", fill: "bg-skipped" },
  completed: { icon: CircleCheck, text: "text-completed", fill: "bg-completed" },
  rejected: { icon: Undo2, text: "text-rejected", fill: "bg-rejected" },
  accepted: { icon: BadgeCheck, text: "text-accepted", fill: "bg-accepted" },
};

/** The words of the six states in the reader's language. */
export function useStateWords(): { readonly [S in TaskState]: string } {
  const { t } = useLingui();
  return {
    draft: t`Draft`,
    in_progress: t`In progress`,
    skipped: t`Skipped`,
    completed: t`Completed`,
    rejected: t`Rejected`,
    accepted: t`Accepted`,
  };
}

/** A task's state by icon, word and hue. */
export function StateBadge({ state }: { readonly state: TaskState }): ReactNode {
  const words = useStateWords();
  const { icon: Icon, text } = stateLooks[state];
  return (
    <span className={classNames("inline-flex items-center gap-1 text-sm whitespace-nowrap", text)}>
      <Icon size={14} strokeWidth={1.75} aria-hidden={true} />
      {words[state]}
    </span>
  );
}
