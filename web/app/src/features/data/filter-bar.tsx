import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Action } from "../../lib/action.ts";
import { formatCount } from "../../lib/format.ts";
import { conditionOn, everyTask, isNarrowing, type TaskFilter, withCondition } from "../../lib/task-filter.ts";
import { isTaskState, type TaskState, taskStates } from "../../lib/task-state.ts";
import type { Project } from "../../server/api.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { inputLook } from "../../ui/field.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import type { TableColumn } from "./columns.ts";
import { useConditionWords } from "./condition-words.ts";
import { FilterPopover } from "./filter-popover.tsx";

export type FilterBarProps = {
  readonly filter: TaskFilter;
  readonly columns: readonly TableColumn[];
  readonly project: Project | undefined;
  readonly onChange: (filter: TaskFilter) => void;
};

/** What narrows the list: the form, states and text at hand, and every other condition in words. */
export function FilterBar({ filter, columns, project, onChange }: FilterBarProps): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const say = useConditionWords(columns);
  const state = conditionOn(filter, "state", "in_list");
  const text = conditionOn(filter, "text", "contains");
  const others = filter.conjunction === "and" ? filter.items.filter((item) => item !== state && item !== text) : [];
  useActions(useFilterActions(() => setOpen(true), filter, onChange));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterPopover filter={filter} columns={columns} open={open} onOpen={setOpen} onChange={onChange} />
      <SettledInput
        label={t`Text contains`}
        value={typeof text?.value === "string" ? text.value : ""}
        onChange={(words) => onChange(withCondition(filter, "text", "contains", words === "" ? null : words))}
      />
      <StateToggles filter={filter} project={project} onChange={onChange} />
      {filter.conjunction === "or" && filter.items.length > 0 && (
        <Chip words={say(filter)} onOpen={() => setOpen(true)} onRemove={() => onChange(everyTask)} />
      )}
      {others.map((item) => (
        <Chip
          key={JSON.stringify(item)}
          words={say(item)}
          onOpen={() => setOpen(true)}
          onRemove={() => onChange({ ...filter, items: filter.items.filter((each) => each !== item) })}
        />
      ))}
      {isNarrowing(filter) && (
        <Button
          size="small"
          kind="ghost"
          icon={<X size={14} strokeWidth={1.5} aria-hidden={true} />}
          onClick={() => onChange(everyTask)}
        >
          <Trans>Clear the filter</Trans>
        </Button>
      )}
    </div>
  );
}

function useFilterActions(
  open: () => void,
  filter: TaskFilter,
  onChange: (filter: TaskFilter) => void,
): readonly Action[] {
  const { t } = useLingui();
  return [
    { id: "filter", label: t`Filter tasks`, shortcut: "f", enabled: () => true, run: open },
    {
      id: "filter-text",
      label: t`Find a text in the data`,
      shortcut: "/",
      enabled: () => true,
      run: () => document.getElementById(textInput)?.focus(),
    },
    {
      id: "clear-filter",
      label: t`Clear the filter`,
      shortcut: "shift+f",
      enabled: () => isNarrowing(filter),
      run: () => onChange(everyTask),
    },
  ];
}

const textInput = "data-text";

type ChipProps = { readonly words: string; readonly onOpen: () => void; readonly onRemove: () => void };

/** A condition in words; pressing it opens the form, its cross takes it away. */
function Chip({ words, onOpen, onRemove }: ChipProps): ReactNode {
  const { t } = useLingui();
  return (
    <span className="flex h-7 max-w-96 items-center rounded-full border border-focus bg-chosen text-sm">
      <button type="button" title={words} onClick={onOpen} className="min-w-0 truncate rounded-full pr-0.5 pl-2.5">
        {words}
      </button>
      <button
        type="button"
        aria-label={t`Remove: ${words}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center rounded-full text-quiet hover:text-ink"
      >
        <X size={14} strokeWidth={1.5} aria-hidden={true} />
      </button>
    </span>
  );
}

function StateToggles({ filter, project, onChange }: Omit<FilterBarProps, "columns">): ReactNode {
  const condition = conditionOn(filter, "state", "in_list");
  const chosen = new Set(Array.isArray(condition?.value) ? condition.value.filter(isTaskState) : []);
  const toggle = (state: TaskState): void => {
    const next = chosen.symmetricDifference(new Set([state]));
    const states = taskStates.filter((each) => next.has(each));
    onChange(withCondition(filter, "state", "in_list", states.length === 0 ? null : states));
  };
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">
        <Trans>State</Trans>
      </legend>
      {taskStates.map((state) => {
        const on = chosen.has(state);
        return (
          <button
            key={state}
            type="button"
            aria-pressed={on}
            onClick={() => toggle(state)}
            className={classNames(
              "flex h-7 items-center gap-1.5 rounded-full border px-2.5",
              on ? "border-focus bg-chosen" : "border-hairline bg-surface hover:border-outline",
            )}
          >
            <StateBadge state={state} />
            <span className="min-w-[1ch] text-sm text-quiet tabular-nums">
              {project === undefined ? "" : formatCount(project.states[state] ?? 0)}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}

type SettledInputProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** A line of text that speaks up a moment after the last key. */
function SettledInput({ label, value, onChange }: SettledInputProps): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value.trim()) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(text.trim()), 300);
    return () => clearTimeout(timer);
  });
  return (
    <input
      id={textInput}
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className={`${inputLook} h-8 max-w-44 text-sm`}
    />
  );
}
