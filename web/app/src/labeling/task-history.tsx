import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useNames } from "../server/people.ts";
import { taskHistoryQuery } from "../server/tasks.ts";
import { Loaded } from "../ui/loaded.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { Time } from "../ui/time.tsx";

export type TaskHistoryProps = {
  readonly taskId: number;
  /** Names people in another way than by their names. */
  readonly nameOf?: (person: number | null | undefined) => string;
};

/** Each change of a task's state: when, from what to what, by whom, why. */
export function TaskHistory(props: TaskHistoryProps): ReactNode {
  const history = useQuery(taskHistoryQuery(props.taskId));
  const names = useNames();
  const nameOf = props.nameOf ?? names;
  return (
    <Loaded query={history}>
      {(events) => (
        <ol className="max-w-3xl divide-y divide-hairline py-2 text-sm">
          {events.map((event) => (
            <li key={event.id} className="flex min-h-9 flex-wrap items-center gap-2">
              {event.from !== null && (
                <>
                  <StateBadge state={event.from} />
                  <ArrowRight size={14} strokeWidth={1.5} aria-hidden={true} className="text-quiet" />
                </>
              )}
              <StateBadge state={event.to} />
              <span className="text-quiet">
                {event.trigger.replaceAll("_", " ")} · {nameOf(event.person)}
              </span>
              {(event.reason ?? "") !== "" && <q className="italic">{event.reason}</q>}
              <span className="flex-1" />
              <span className="text-xs text-quiet">
                <Time at={event.at} />
              </span>
            </li>
          ))}
          {events.length === 0 && (
            <li className="py-3 text-quiet">
              <Trans>Nothing happened to this task yet.</Trans>
            </li>
          )}
        </ol>
      )}
    </Loaded>
  );
}
