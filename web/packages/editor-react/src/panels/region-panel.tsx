import type { EditorController } from "@assay/editor";
import type { LabelingConfig } from "@assay/labeling";
import { type ReactElement, useMemo, useState } from "react";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";
import { RegionList } from "./region-list.tsx";
import { firstLabel, type Grouping, regionRows } from "./region-rows.ts";

export type RegionPanelProps = {
  /** With the task's own options filled in. */
  readonly config: LabelingConfig;
  readonly controller: EditorController;
  readonly messages?: TaskMessages;
};

/** The regions of a task as a list: by label, in z-order or by kind. */
export function RegionPanel({ config, controller, messages = englishTaskMessages }: RegionPanelProps): ReactElement {
  const { regions } = useEditor(controller).content;
  const [grouping, setGrouping] = useState<Grouping>("label");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(
    () => regionRows(regions, grouping, closed, messages, (region) => firstLabel(config, region)),
    [regions, grouping, closed, messages, config],
  );
  const toggle = (key: string): void =>
    setClosed(new Set(closed.has(key) ? [...closed].filter((other) => other !== key) : [...closed, key]));
  return (
    <section className="ed-panel ed-regions" aria-label={messages.regions}>
      <label className="ed-grouping">
        {messages.groupBy}
        <select className="ed-field" value={grouping} onChange={(event) => setGrouping(groupingOf(event.target.value))}>
          {(["label", "order", "tool"] as const).map((each) => (
            <option key={each} value={each}>
              {messages.groupings[each]}
            </option>
          ))}
        </select>
      </label>
      {rows.length === 0 ? (
        <p className="ed-note">{messages.noRegions}</p>
      ) : (
        <RegionList
          rows={rows}
          flat={grouping === "order"}
          nameOf={(region) => firstLabel(config, region) || messages.unlabelled}
          controller={controller}
          messages={messages}
          onToggle={toggle}
        />
      )}
    </section>
  );
}

function groupingOf(value: string): Grouping {
  return value === "order" || value === "tool" ? value : "label";
}
