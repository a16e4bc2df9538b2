import type { EditorController } from "@assay/editor";
import type { ReactElement } from "react";
import { IconButton } from "../icon-button.tsx";
import { Icon } from "../icons.tsx";
import type { TaskMessages } from "../task/messages.ts";
import type { RegionRow } from "./region-rows.ts";

export type GroupRowProps = {
  readonly row: Extract<RegionRow, { readonly kind: "group" }>;
  readonly index: number;
  readonly level: number;
  readonly focusable: boolean;
  readonly controller: EditorController;
  readonly messages: TaskMessages;
  readonly onToggle: () => void;
};

/** The head of a group of regions: its name and size, and what can be done with all of them. */
export function GroupRow({
  row,
  index,
  level,
  focusable,
  controller,
  messages,
  onToggle,
}: GroupRowProps): ReactElement {
  const regions = row.ids.flatMap((id) => controller.store.region(id) ?? []);
  const hidden = regions.every((region) => region.hidden);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles its keys
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="row"
      aria-rowindex={index}
      aria-level={level}
      aria-expanded={row.open}
      data-row={row.key}
      className="ed-row ed-group"
      tabIndex={focusable ? 0 : -1}
      onClick={onToggle}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts */}
      <span role="gridcell" tabIndex={-1} className="ed-row-name">
        <Icon name="chevron" /> {row.name}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts */}
      <span role="gridcell" tabIndex={-1} className="ed-row-end">
        {controller.editable && (
          <IconButton
            icon={hidden ? "eye-off" : "eye"}
            label={`${hidden ? messages.show : messages.hide}: ${row.name}`}
            tabIndex={-1}
            onPress={() => controller.toggleHidden(row.ids)}
          />
        )}
        <span className="ed-count">{row.ids.length}</span>
      </span>
    </div>
  );
}
