import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Condition, FilterValue } from "../../lib/task-filter.ts";
import { taskStates } from "../../lib/task-state.ts";
import { peopleQuery } from "../../server/people.ts";
import { personName } from "../../server/session.ts";
import { inputLook } from "../../ui/field.tsx";
import { MultiSelect } from "../../ui/multi-select.tsx";
import { Select } from "../../ui/select.tsx";
import { useStateWords } from "../../ui/state-badge.tsx";
import type { ColumnKind } from "./columns.ts";

export type ValueEditorProps = {
  readonly kind: ColumnKind;
  readonly condition: Condition;
  readonly onChange: (value: FilterValue) => void;
};

/** The control for what a column is compared with. */
export function ValueEditor({ kind, condition, onChange }: ValueEditorProps): ReactNode {
  const { t } = useLingui();
  const { operator, value } = condition;
  if (operator === "empty") {
    return null;
  }
  if (operator === "in") {
    const ends = typeof value === "object" && "min" in value ? value : { min: "", max: "" };
    return (
      <span className="flex flex-1 items-center gap-1.5 text-sm">
        <Scalar
          label={t`From`}
          kind={kind}
          value={ends.min}
          onChange={(min) => onChange({ ...ends, min: endOf(min) })}
        />
        <Trans>and</Trans>
        <Scalar label={t`To`} kind={kind} value={ends.max} onChange={(max) => onChange({ ...ends, max: endOf(max) })} />
      </span>
    );
  }
  switch (kind) {
    case "state":
      return <States values={listOf(value)} onChange={onChange} />;
    case "person":
      return <People values={listOf(value)} onChange={onChange} />;
    case "flag":
      return (
        <Select
          label={t`Value`}
          labelHidden={true}
          value={value === false ? "no" : "yes"}
          onChange={(word) => onChange(word === "yes")}
          options={[
            { value: "yes", label: t`yes` },
            { value: "no", label: t`no` },
          ]}
        />
      );
    case "number":
    case "time":
    case "text":
    case "image":
    case "label":
      return <Scalar label={t`Value`} kind={kind} value={value} onChange={onChange} />;
  }
}

function endOf(value: FilterValue): string | number {
  return typeof value === "number" || typeof value === "string" ? value : "";
}

function listOf(value: FilterValue): readonly (string | number)[] {
  return Array.isArray(value) ? value : [];
}

type ListProps = {
  readonly values: readonly (string | number)[];
  readonly onChange: (value: FilterValue) => void;
};

function States({ values, onChange }: ListProps): ReactNode {
  const { t } = useLingui();
  const words = useStateWords();
  return (
    <MultiSelect
      label={t`States`}
      placeholder={t`Choose states`}
      className="flex-1"
      values={taskStates.filter((state) => values.includes(state))}
      onChange={onChange}
      options={taskStates.map((state) => ({ value: state, label: words[state] }))}
    />
  );
}

function People({ values, onChange }: ListProps): ReactNode {
  const { t } = useLingui();
  const people = useQuery({ ...peopleQuery, retry: false }).data ?? [];
  return (
    <MultiSelect
      label={t`People`}
      placeholder={t`Choose people`}
      className="flex-1"
      values={values.map(String)}
      onChange={(chosen) => onChange(chosen.map(Number))}
      options={people.map((person) => ({ value: String(person.id), label: personName(person) }))}
    />
  );
}

type ScalarProps = {
  readonly label: string;
  readonly kind: ColumnKind;
  readonly value: FilterValue;
  readonly onChange: (value: FilterValue) => void;
};

function Scalar({ label, kind, value, onChange }: ScalarProps): ReactNode {
  const plain = typeof value === "string" || typeof value === "number" ? value : "";
  const look = `${inputLook} h-8 min-w-0 flex-1 text-sm`;
  switch (kind) {
    case "number":
      return (
        <input
          type="number"
          step="any"
          aria-label={label}
          value={plain}
          onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? "" : target.valueAsNumber)}
          className={look}
        />
      );
    case "time":
      return (
        <input
          type="datetime-local"
          aria-label={label}
          value={localMoment(String(plain))}
          onChange={({ target }) => onChange(target.value === "" ? "" : new Date(target.value).toISOString())}
          className={look}
        />
      );
    case "text":
    case "image":
    case "label":
    case "flag":
    case "person":
    case "state":
      return (
        <input
          type="text"
          aria-label={label}
          value={plain}
          onChange={({ target }) => onChange(target.value)}
          className={look}
        />
      );
  }
}

/** The moment as the browser's control takes it: local, without a zone. */
function localMoment(iso: string): string {
  const moment = new Date(iso);
  if (iso === "" || Number.isNaN(moment.getTime())) {
    return "";
  }
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
