import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { type Condition, type FilterGroup, type FilterItem, type FilterValue, isGroup } from "../../lib/task-filter.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { ColumnKind, TableColumn } from "./columns.ts";
import { type Comparison, comparisonOf, comparisonsOf, useComparisonWords } from "./condition-words.ts";
import { ValueEditor } from "./value-editor.tsx";

const deepest = 2;

export type GroupEditorProps = {
  readonly group: FilterGroup;
  readonly columns: readonly TableColumn[];
  readonly depth?: number;
  readonly onChange: (group: FilterGroup) => void;
  /** Takes the whole group away; the outermost one stays. */
  readonly onRemove?: () => void;
};

/** Conditions and groups of them, all of which or any of which have to hold. */
export function GroupEditor({ group, columns, depth = 0, onChange, onRemove }: GroupEditorProps): ReactNode {
  const { t } = useLingui();
  const put = (items: readonly FilterItem[]): void => onChange({ ...group, items });
  const replace = (index: number, item: FilterItem): void => put(group.items.with(index, item));
  const remove = (index: number): void => put(group.items.toSpliced(index, 1));
  return (
    <fieldset
      className={depth === 0 ? "flex flex-col gap-2" : "flex flex-col gap-2 rounded-md border border-hairline p-2.5"}
    >
      <legend className="sr-only">{t`Conditions`}</legend>
      <div className="flex items-center gap-2 text-sm">
        <Select
          label={t`How the conditions are joined`}
          labelHidden={true}
          value={group.conjunction}
          onChange={(conjunction) => onChange({ ...group, conjunction })}
          options={[
            { value: "and", label: t`All of these hold` },
            { value: "or", label: t`Any of these holds` },
          ]}
        />
        <span className="flex-1" />
        {onRemove !== undefined && (
          <IconButton label={t`Remove the group`} onClick={onRemove}>
            <X size={16} strokeWidth={1.5} aria-hidden={true} />
          </IconButton>
        )}
      </div>
      {group.items.map((item, index) =>
        isGroup(item) ? (
          <GroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition's place is its identity
            key={index}
            group={item}
            columns={columns}
            depth={depth + 1}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition's place is its identity
            key={index}
            condition={item}
            columns={columns}
            onChange={(next) => replace(index, next)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <div className="flex gap-1">
        <Button size="small" kind="ghost" icon={plus} onClick={() => put([...group.items, newCondition])}>
          <Trans>Condition</Trans>
        </Button>
        {depth < deepest && (
          <Button
            size="small"
            kind="ghost"
            icon={plus}
            onClick={() =>
              put([...group.items, { conjunction: group.conjunction === "and" ? "or" : "and", items: [newCondition] }])
            }
          >
            <Trans>Group</Trans>
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const plus: ReactNode = <Plus size={14} strokeWidth={1.5} aria-hidden={true} />;

const newCondition: Condition = { column: "state", operator: "in_list", value: [] };

type ConditionEditorProps = {
  readonly condition: Condition;
  readonly columns: readonly TableColumn[];
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

function ConditionEditor({ condition, columns, onChange, onRemove }: ConditionEditorProps): ReactNode {
  const { t } = useLingui();
  const words = useComparisonWords();
  const column = columns.find((each) => each.id === condition.column) ?? {
    id: condition.column,
    title: condition.column,
    kind: "text",
    ordered: false,
  };
  const compare = (comparison: Comparison): void =>
    onChange(conditionFor(column, comparison, keepsValue(condition, comparison) ? condition.value : null));
  return (
    <div className="flex items-center gap-1.5">
      <Select
        label={t`Column`}
        labelHidden={true}
        className="w-44 shrink-0"
        value={condition.column}
        onChange={(id) => {
          const next = columns.find((each) => each.id === id) ?? column;
          onChange(conditionFor(next, comparisonsOf(next)[0] ?? "equal", null));
        }}
        options={columns.map((each) => ({ value: each.id, label: each.title }))}
      />
      <Select
        label={t`Comparison`}
        labelHidden={true}
        className="w-36 shrink-0"
        value={comparisonOf(condition)}
        onChange={compare}
        options={comparisonsOf(column).map((each) => ({ value: each, label: words(each, column.kind) }))}
      />
      <ValueEditor
        kind={column.kind}
        condition={condition}
        onChange={(value: FilterValue) => onChange({ ...condition, value })}
      />
      {condition.operator === "empty" && <span className="flex-1" />}
      <IconButton label={t`Remove the condition`} onClick={onRemove}>
        <X size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
    </div>
  );
}

function keepsValue(condition: Condition, comparison: Comparison): boolean {
  return condition.operator !== "empty" && (condition.operator === "in") === (comparison === "in");
}

/** A condition on the column, with the value before where it still fits. */
function conditionFor(column: TableColumn, comparison: Comparison, value: FilterValue | null): Condition {
  if (comparison === "empty" || comparison === "filled") {
    return { column: column.id, operator: "empty", value: comparison === "empty" };
  }
  return { column: column.id, operator: comparison, value: value ?? firstValue(column.kind, comparison) };
}

function firstValue(kind: ColumnKind, comparison: Comparison): FilterValue {
  if (comparison === "in") {
    return { min: "", max: "" };
  }
  return kind === "state" || kind === "person" ? [] : kind === "flag" ? true : "";
}
