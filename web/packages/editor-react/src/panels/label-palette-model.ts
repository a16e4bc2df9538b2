import {
  type Content,
  type Control,
  flatOptions,
  type LabelingConfig,
  type LabelOption,
  labelCounts,
  roleOf,
  usageLimit,
} from "@assay/labeling";

/** One label as the palette shows it. */
export type PaletteLabel = {
  readonly option: LabelOption;
  readonly count: number;
  /** How many more regions may carry it; null without a limit. */
  readonly left: number | null;
};

/** The labels of one control. */
export type PaletteGroup = { readonly control: Control; readonly labels: readonly PaletteLabel[] };

/** Labels of all label controls (or of one) whose name has the search text in it, without case. */
export function paletteOf(
  config: LabelingConfig,
  content: Content,
  search: string,
  only: string | null,
): readonly PaletteGroup[] {
  const wanted = search.trim().toLowerCase();
  return config.controls
    .filter((control) => isLabelControl(control) && (only === null || control.name === only))
    .map((control) => {
      const counts = labelCounts(content, control.name);
      const labels = flatOptions(control.options)
        .filter((option) => option.value.toLowerCase().includes(wanted))
        .map((option) => {
          const count = counts.get(option.wire) ?? 0;
          const limit = usageLimit(control, option);
          return { option, count, left: limit === null ? null : Math.max(0, limit - count) };
        });
      return { control, labels };
    });
}

function isLabelControl(control: Control): boolean {
  const role = roleOf(control.tag);
  return role === "labels" || role === "shape-labels";
}
