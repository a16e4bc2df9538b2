import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { formatCount } from "../lib/format.ts";
import { type TaskState, taskStates } from "../lib/task-state.ts";
import { stateLooks, useStateWords } from "./state-badge.tsx";

/** The order in which the bar fills: what is finished stands first. */
export const barOrder: readonly TaskState[] = ["accepted", "completed", "rejected", "in_progress", "skipped", "draft"];

export type StateBarProps = {
  readonly states: Readonly<Record<string, number>>;
  readonly total: number;
  readonly tall?: boolean;
};

/** The tasks of a project as one bar of its states. */
export function StateBar({ states, total, tall = false }: StateBarProps): ReactNode {
  const { t } = useLingui();
  const words = useStateWords();
  const shown = barOrder.filter((state) => (states[state] ?? 0) > 0);
  const sum = taskStates.reduce((all, state) => all + (states[state] ?? 0), 0);
  const whole = Math.max(total, sum, 1);
  const text = shown.map((state) => `${words[state]} ${formatCount(states[state] ?? 0)}`).join(", ");
  return (
    <div
      role="img"
      aria-label={text === "" ? t`No tasks` : text}
      title={text}
      className={`flex gap-px overflow-hidden rounded-full bg-sunken outline outline-hairline ${tall ? "h-3" : "h-1.5"}`}
    >
      {shown
        .filter((state) => state !== "draft")
        .map((state) => (
          <span
            key={state}
            className={stateLooks[state].fill}
            style={{ width: `${((states[state] ?? 0) / whole) * 100}%`, minWidth: 2 }}
          />
        ))}
    </div>
  );
}
