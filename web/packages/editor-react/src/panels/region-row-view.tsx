import type { EditorController } from "@assay/editor";
import type { Region } from "@assay/labeling";
import { type DragEvent, type HTMLAttributes, memo, type NamedExoticComponent, type ReactElement } from "react";
import { IconButton } from "../icon-button.tsx";
import { Icon } from "../icons.tsx";
import type { TaskMessages } from "../task/messages.ts";
import { selectRegion } from "./region-list-keys.ts";
import type { RegionRow } from "./region-rows.ts";

export type RegionRowViewProps = {
  readonly row: Extract<RegionRow, { readonly kind: "region" }>;
  readonly index: number;
  readonly level: number;
  readonly name: string;
  readonly selected: boolean;
  readonly focusable: boolean;
  /** Whether a model suggests the region and nobody accepted it yet. */
  readonly pending: boolean;
  /** Whether the row can be dragged to another place in the order. */
  readonly movable: boolean;
  readonly controller: EditorController;
  readonly messages: TaskMessages;
  readonly onFocus: (key: string) => void;
};

function Row(props: RegionRowViewProps): ReactElement {
  const { row, index, level, name, selected, focusable, pending, movable, controller, messages, onFocus } = props;
  const { region, place } = row;
  const called = messages.region(place, name);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles its keys
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="row"
      aria-rowindex={index}
      aria-level={level}
      aria-selected={selected}
      aria-label={[called, ...statesOf(region, pending, messages)].join(", ")}
      data-row={row.key}
      data-hidden={region.hidden || undefined}
      className="ed-row"
      tabIndex={focusable ? 0 : -1}
      style={{ "--ed-colour": controller.colourOf(region) } as Record<string, string>}
      onClick={(event) => {
        onFocus(row.key);
        selectRegion(controller, region, event.ctrlKey || event.metaKey || event.shiftKey);
      }}
      {...(movable ? dragging(region.id, place, controller) : {})}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts */}
      <span role="gridcell" tabIndex={-1} className="ed-row-name">
        <RowName region={region} place={place} name={name} />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts */}
      <span role="gridcell" tabIndex={-1} className="ed-row-end">
        {region.score !== null && <span className="ed-score">{Math.round(region.score * 100)} %</span>}
        {controller.editable && (
          <RowButtons region={region} called={called} controller={controller} messages={messages} />
        )}
      </span>
    </div>
  );
}

/** One region in the list: number, kind, label, and what can be done with it. Drawn again when one of these changes. */
export const RegionRowView: NamedExoticComponent<RegionRowViewProps> = memo(Row, (before, after) => {
  const { row: old, ...others } = before;
  const { row: now, ...rest } = after;
  const same = Object.entries(others).every(([key, value]) => Object.is(value, rest[key as keyof typeof rest]));
  return same && old.region === now.region && old.place === now.place;
});

const draggedType = "application/x-assay-region";

/** Dragging a row onto another puts its region at that one's place in the z-order. */
function dragging(id: string, place: number, controller: EditorController): HTMLAttributes<HTMLElement> {
  const mark = (event: DragEvent<HTMLElement>, over: boolean): void => {
    event.currentTarget.toggleAttribute("data-over", over);
  };
  return {
    draggable: true,
    onDragStart: (event) => {
      event.dataTransfer.setData(draggedType, id);
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes(draggedType)) return;
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event) => mark(event, false),
    onDrop: (event) => {
      event.preventDefault();
      mark(event, false);
      controller.place(event.dataTransfer.getData(draggedType), place - 1);
    },
  };
}

function RowName({ region, place, name }: { region: Region; place: number; name: string }): ReactElement {
  return (
    <>
      <span className="ed-swatch" aria-hidden="true" />
      <span className="ed-row-place">{place}</span>
      <Icon name={region.mark.kind} />
      <span className="ed-row-text">
        {name}
        {quotesOf(region).map((text) => (
          <q key={text}>{text}</q>
        ))}
      </span>
    </>
  );
}

type RowButtonsProps = {
  readonly region: Region;
  readonly called: string;
  readonly controller: EditorController;
  readonly messages: TaskMessages;
};

function RowButtons({ region, called, controller, messages }: RowButtonsProps): ReactElement {
  const { id, hidden, locked } = region;
  return (
    <>
      <IconButton
        icon={hidden ? "eye-off" : "eye"}
        label={`${hidden ? messages.show : messages.hide}: ${called}`}
        tabIndex={-1}
        onPress={() => controller.toggleHidden([id])}
      />
      <IconButton
        icon={locked ? "lock" : "unlock"}
        label={`${locked ? messages.unlock : messages.lock}: ${called}`}
        tabIndex={-1}
        onPress={() => controller.toggleLocked([id])}
      />
      <IconButton
        icon="trash"
        label={`${messages.remove}: ${called}`}
        disabled={locked}
        tabIndex={-1}
        onPress={() => controller.remove([id])}
      />
    </>
  );
}

function statesOf(region: Region, pending: boolean, messages: TaskMessages): readonly string[] {
  const origin = pending ? messages.prediction : null;
  const score = region.score === null ? null : messages.score(Math.round(region.score * 100));
  const states = [origin, score, region.hidden ? messages.hidden : null, region.locked ? messages.locked : null];
  return states.filter((state) => state !== null);
}

/** The text that a span lies on, and the texts that were given for the region, e.g. its transcription. */
function quotesOf({ mark, answers }: Region): readonly string[] {
  const marked = mark.kind === "span" && mark.text !== null ? [mark.text.slice(0, 80)] : [];
  const given = Object.values(answers).flatMap((answer) => (answer.kind === "text" ? answer.texts : []));
  return [...new Set([...marked, ...given])];
}
