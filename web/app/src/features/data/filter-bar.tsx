import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { isNarrowing, type TaskFilter, type TaskOrder } from "../../lib/task-filter.ts";
import { type TaskState, taskStates } from "../../lib/task-state.ts";
import { peopleQuery } from "../../server/people.ts";
import { personName } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { inputLook } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";

export type FilterBarProps = { readonly filter: TaskFilter; readonly onChange: (filter: TaskFilter) => void };

/** What narrows and orders the table. */
export function FilterBar({ filter, onChange }: FilterBarProps): ReactNode {
  const { t } = useLingui();
  const people = useQuery({ ...peopleQuery, retry: false }).data ?? [];
  const toggle = (state: TaskState): void => {
    const now = new Set(filter.state ?? []);
    if (!now.delete(state)) {
      now.add(state);
    }
    const { state: _, ...rest } = filter;
    onChange(now.size === 0 ? rest : { ...rest, state: taskStates.filter((each) => now.has(each)) });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">
          <Trans>State</Trans>
        </legend>
        {taskStates.map((state) => {
          const on = filter.state?.includes(state) === true;
          return (
            <button
              key={state}
              type="button"
              aria-pressed={on}
              onClick={() => toggle(state)}
              className={classNames(
                "flex h-7 items-center rounded-full border px-2.5",
                on ? "border-focus bg-chosen" : "border-hairline bg-surface hover:border-outline",
              )}
            >
              <StateBadge state={state} />
            </button>
          );
        })}
      </fieldset>
      <SettledInput
        label={t`Text contains`}
        value={filter.text ?? ""}
        onChange={(text) => onChange(withText(filter, "text", text))}
      />
      <SettledInput
        label={t`Has label`}
        value={filter.label ?? ""}
        onChange={(label) => onChange(withText(filter, "label", label))}
      />
      {people.length > 0 && (
        <Select
          label={t`Annotator`}
          labelHidden={true}
          value={filter.annotator === undefined ? "" : String(filter.annotator)}
          onChange={(person) => {
            const { annotator: _, ...rest } = filter;
            onChange(person === "" ? rest : { ...rest, annotator: Number(person) });
          }}
          options={[
            { value: "", label: t`Any annotator` },
            ...people.map((person) => ({ value: String(person.id), label: personName(person) })),
          ]}
        />
      )}
      <OrderSelect filter={filter} onChange={onChange} />
      {isNarrowing(filter) && (
        <Button
          size="small"
          kind="ghost"
          icon={<X size={14} strokeWidth={1.5} aria-hidden={true} />}
          onClick={() => onChange(filter.order === undefined ? {} : { order: filter.order })}
        >
          <Trans>Clear the filter</Trans>
        </Button>
      )}
    </div>
  );
}

function OrderSelect({ filter, onChange }: FilterBarProps): ReactNode {
  const { t } = useLingui();
  return (
    <Select<TaskOrder>
      label={t`Order`}
      labelHidden={true}
      value={filter.order ?? "id"}
      onChange={(order) => onChange({ ...filter, order })}
      options={[
        { value: "id", label: t`Oldest first` },
        { value: "-id", label: t`Newest first` },
        { value: "-updated_at", label: t`Lately changed first` },
        { value: "updated_at", label: t`Long unchanged first` },
        { value: "-priority", label: t`High priority first` },
        { value: "-total_annotations", label: t`Most answers first` },
      ]}
    />
  );
}

function withText(filter: TaskFilter, name: "text" | "label", value: string): TaskFilter {
  const { [name]: _, ...rest } = filter;
  return value.trim() === "" ? rest : { ...rest, [name]: value.trim() };
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
    const timer = setTimeout(() => onChange(text), 300);
    return () => clearTimeout(timer);
  });
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className={`${inputLook} h-8 max-w-40 text-sm`}
    />
  );
}
