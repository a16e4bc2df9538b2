import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ColumnLayout } from "../../lib/column-layout.ts";
import { orderedColumns } from "../../lib/task-filter.ts";
import type { Column } from "../../server/api.ts";
import { columnsQuery, dataKeysOf } from "../../server/views.ts";

/** How the values of a column look and compare. */
export type ColumnKind = "number" | "text" | "time" | "flag" | "person" | "state" | "label" | "image";

export type TableColumn = {
  /** A fact of the task such as `state`, or a key of its data such as `data.image`. */
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  readonly ordered: boolean;
};

export type TableColumns = {
  /** What a table can show. */
  readonly shown: readonly TableColumn[];
  /** What a filter can ask about. */
  readonly asked: readonly TableColumn[];
  readonly dataKeys: readonly string[];
  /** What a table shows that nobody arranged. */
  readonly usual: ColumnLayout;
};

const inList: ReadonlySet<string> = new Set([
  "id",
  "inner_id",
  "state",
  "priority",
  "overlap",
  "total_annotations",
  "cancelled_annotations",
  "total_predictions",
  "annotators",
  "created_at",
  "updated_at",
  "completed_at",
]);

const dataAtFirst = 3;

/** The columns of a project's tasks. */
export function useTableColumns(projectId: number): TableColumns {
  const { data } = useQuery(columnsQuery(projectId));
  const words = useColumnWords();
  return useMemo(() => {
    const columns = data ?? [];
    const facts = columns
      .filter((column) => column.parent === undefined && column.id !== "data")
      .map(
        (column): TableColumn => ({
          id: column.id,
          title: words[column.id] ?? column.title,
          kind: kindOf(column),
          ordered: orderedColumns.some((each) => each === column.id),
        }),
      );
    const keys = dataKeysOf(columns);
    const own = columns
      .filter((column) => column.parent === "data")
      .map(
        (column): TableColumn => ({
          id: `data.${column.id}`,
          title: column.title,
          kind: column.type === "Image" ? "image" : "text",
          ordered: false,
        }),
      );
    const first = own.slice(0, dataAtFirst).map((column) => column.id);
    return {
      shown: [...facts.filter((column) => inList.has(column.id)), ...own],
      asked: [{ id: "text", title: words.text ?? "text", kind: "text", ordered: false }, ...facts, ...own],
      dataKeys: keys,
      usual: {
        shown: ["id", "state", ...first, "total_annotations", "total_predictions", "priority", "updated_at"],
        widths: {},
        pinned: ["id"],
      },
    };
  }, [data, words]);
}

function kindOf(column: Column): ColumnKind {
  if (column.id === "state" || column.id === "label") {
    return column.id;
  }
  switch (column.type) {
    case "Number":
      return "number";
    case "Datetime":
      return "time";
    case "Boolean":
      return "flag";
    case "List":
      return "person";
    default:
      return "text";
  }
}

function useColumnWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return useMemo(
    () => ({
      text: t`Text anywhere`,
      id: t`Task`,
      inner_id: t`Number in the project`,
      state: t`State`,
      priority: t`Priority`,
      overlap: t`Overlap`,
      total_annotations: t`Answers`,
      cancelled_annotations: t`Skips`,
      total_predictions: t`Predictions`,
      completed_at: t`Completed`,
      created_at: t`Created`,
      updated_at: t`Changed`,
      updated_by: t`Changed by`,
      annotators: t`Annotator`,
      label: t`Label`,
      annotations_results: t`Text of the answers`,
      annotations_ids: t`Number of an answer`,
      predictions_results: t`Text of the predictions`,
      predictions_score: t`Score of a prediction`,
      predictions_model_versions: t`Model version`,
      ground_truth: t`Ground truth`,
      draft_exists: t`Unfinished draft`,
    }),
    [t],
  );
}
