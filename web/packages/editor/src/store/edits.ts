import type { Answer, Content, Region } from "@assay/labeling";
import type { EditorStore } from "./editor-store.ts";
import type { Operation } from "./operation.ts";

/** Operations that put new regions on top, in the given order. */
export function creations(store: EditorStore, regions: readonly Region[]): readonly Operation[] {
  return regions.map((region, index) => ({
    target: "region",
    id: region.id,
    before: null,
    after: region,
    at: store.size + index,
  }));
}

/** Operations that delete the regions, topmost first so that each one's place holds when it runs. */
export function deletions(store: EditorStore, ids: Iterable<string>): readonly Operation[] {
  return store
    .sorted(ids)
    .flatMap((id) => store.region(id) ?? [])
    .map((region): Operation => {
      return { target: "region", id: region.id, before: region, after: null, at: store.placeOf(region.id) };
    })
    .reverse();
}

/** Operations that replace each region by what `change` makes of it; regions returned as they are stay out. */
export function changes(
  store: EditorStore,
  ids: Iterable<string>,
  change: (region: Region) => Region,
): readonly Operation[] {
  const operations: Operation[] = [];
  for (const id of ids) {
    const before = store.region(id);
    if (!before) continue;
    const after = change(before);
    if (after !== before) operations.push({ target: "region", id, before, after, at: null });
  }
  return operations;
}

/** The region with another mark; a prediction's region is from then on a changed prediction. */
export function withMark(region: Region, mark: Region["mark"]): Region {
  return { ...region, mark, origin: changedOrigin(region) };
}

/** The region with other labels for one control; no labels leaves the control out. */
export function withLabels(region: Region, control: string, labels: readonly string[]): Region {
  const { [control]: _, ...others } = region.labels;
  return {
    ...region,
    labels: labels.length === 0 ? others : { ...others, [control]: labels },
    origin: changedOrigin(region),
  };
}

/** The region with another answer to a per-region control; null takes the answer away. */
export function withAnswer(region: Region, control: string, answer: Answer | null): Region {
  const { [control]: _, ...others } = region.answers;
  return {
    ...region,
    answers: answer === null ? others : { ...others, [control]: answer },
    origin: changedOrigin(region),
  };
}

/** The operation that sets the task-level answer to a control; null takes the answer away. */
export function answering(store: EditorStore, control: string, answer: Answer | null): readonly Operation[] {
  const before = store.answers()[control] ?? null;
  if (before === answer) return [];
  return [{ target: "answer", id: control, before, after: answer }];
}

/** Operations that put the regions and answers of `content` in place of those in the store. */
export function replacements(
  store: EditorStore,
  { regions, answers }: Pick<Content, "regions" | "answers">,
): readonly Operation[] {
  const controls = new Set([...Object.keys(store.answers()), ...Object.keys(answers)]);
  return [
    ...deletions(
      store,
      store.regions().map((region) => region.id),
    ),
    ...regions.map(
      (region, index): Operation => ({ target: "region", id: region.id, before: null, after: region, at: index }),
    ),
    ...[...controls].flatMap((control) => answering(store, control, answers[control] ?? null)),
  ];
}

function changedOrigin(region: Region): Region["origin"] {
  return region.origin === "prediction" ? "prediction-changed" : region.origin;
}
