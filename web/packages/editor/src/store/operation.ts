import type { Answer, Region } from "@assay/labeling";

/**
 * One reversible change of an annotation, plain JSON. `before` is what stood there, `after` what stands there now; null
 * means nothing. A created or deleted region says its place in the z-order in `at` (0 = bottom).
 */
export type Operation =
  | {
      readonly target: "region";
      readonly id: string;
      readonly before: Region | null;
      readonly after: Region | null;
      readonly at: number | null;
    }
  /** A region moved in the z-order, as indexes with 0 at the bottom. */
  | { readonly target: "order"; readonly id: string; readonly before: number; readonly after: number }
  /** The task-level answer to the control named `id`. */
  | { readonly target: "answer"; readonly id: string; readonly before: Answer | null; readonly after: Answer | null }
  /** Whether the prediction's region `id` counts as accepted. */
  | { readonly target: "acceptance"; readonly id: string; readonly before: boolean; readonly after: boolean };

/**
 * Who made a change: `local` the annotator here, `remote` somebody else or another window, `replay` the journal when a
 * draft is opened again. Only local changes can be undone.
 */
export type ChangeOrigin = "local" | "remote" | "replay";

/** Operations that happen together: one gesture, one undo entry. */
export type Transaction = {
  readonly origin: ChangeOrigin;
  /** `edit` for a new change, `undo` and `redo` for one that was taken back or made again. */
  readonly cause: "edit" | "undo" | "redo";
  readonly operations: readonly Operation[];
};

/** The operation that takes `operation` back. */
export function inverse(operation: Operation): Operation {
  switch (operation.target) {
    case "region":
      return { ...operation, before: operation.after, after: operation.before };
    case "order":
      return { ...operation, before: operation.after, after: operation.before };
    case "answer":
      return { ...operation, before: operation.after, after: operation.before };
    case "acceptance":
      return { ...operation, before: operation.after, after: operation.before };
  }
}

/** The operations that take all of `operations` back, last change first. */
export function inverseAll(operations: readonly Operation[]): readonly Operation[] {
  return operations.map(inverse).reverse();
}
