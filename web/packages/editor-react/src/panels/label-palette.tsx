import type { EditorController } from "@assay/editor";
import { emptyContent, type LabelingConfig, labelColours, type Region } from "@assay/labeling";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { ariaKeys } from "../icon-button.tsx";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";
import { type PaletteGroup, type PaletteLabel, paletteOf } from "./label-palette-model.ts";

export type LabelPaletteProps = {
  /** With the task's own options filled in. */
  readonly config: LabelingConfig;
  readonly controller: EditorController;
  readonly messages?: TaskMessages;
  /** Shows the labels of this control alone; of all where it is absent. */
  readonly control?: string;
};

/** From this many labels on there is a field to search them. */
const searchable = 10;

/** The labels to draw with: key, colour, name and how often each is used. `/` starts a search. */
export function LabelPalette({
  config,
  controller,
  messages = englishTaskMessages,
  control,
}: LabelPaletteProps): ReactElement {
  const { content } = useEditor(controller);
  const [search, setSearch] = useState("");
  const groups = paletteOf(config, content, search, control ?? null);
  const total = useMemo(
    () => paletteOf(config, emptyContent, "", control ?? null).reduce((sum, { labels }) => sum + labels.length, 0),
    [config, control],
  );
  const pickFirst = (): boolean => {
    const group = groups.find(({ labels }) => labels.length > 0);
    const [first] = group?.labels ?? [];
    if (group === undefined || first === undefined) return false;
    controller.chooseLabel(group.control.name, first.option.wire);
    setSearch("");
    return true;
  };
  return (
    <section className="ed-palette" aria-label={messages.labels}>
      {total >= searchable && (
        <LabelSearch search={search} messages={messages} onSearch={setSearch} onPickFirst={pickFirst} />
      )}
      {groups.map((group) => (
        <Labels key={group.control.name} group={group} config={config} controller={controller} messages={messages} />
      ))}
      {search !== "" && groups.every(({ labels }) => labels.length === 0) && (
        <p className="ed-note">{messages.noLabelFound}</p>
      )}
    </section>
  );
}

type LabelSearchProps = {
  readonly search: string;
  readonly messages: TaskMessages;
  readonly onSearch: (search: string) => void;
  /** Chooses the first label found; false where there is none. */
  readonly onPickFirst: () => boolean;
};

/** The field that narrows the labels: Enter chooses the first, Escape shows all again. */
function LabelSearch({ search, messages, onSearch, onPickFirst }: LabelSearchProps): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  useSlashToSearch(field);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") onSearch("");
    else if (!onPickFirst()) return;
    event.currentTarget.blur();
  };
  return (
    <input
      ref={field}
      className="ed-field ed-palette-search"
      type="search"
      placeholder={`${messages.searchLabels}  /`}
      aria-label={messages.searchLabels}
      value={search}
      onChange={(event) => onSearch(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type LabelsProps = Required<Omit<LabelPaletteProps, "control">> & { readonly group: PaletteGroup };

/** The labels of one control. */
function Labels({ group, config, controller, messages }: LabelsProps): ReactElement {
  const { state, selected } = useEditor(controller);
  const colourOf = useMemo(() => labelColours(config), [config]);
  const { name } = group.control;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields, these are buttons
    <div role="group" aria-label={messages.answerTo(name)} data-control={name} className="ed-labels">
      {group.labels.map((label) => (
        <LabelButton
          key={label.option.wire}
          label={label}
          colour={colourOf(name, label.option.wire)}
          pressed={isActive(state.activeLabels, selected, name, label.option.wire)}
          editable={controller.editable}
          messages={messages}
          onPress={() => controller.chooseLabel(name, label.option.wire)}
        />
      ))}
    </div>
  );
}

type LabelButtonProps = {
  readonly label: PaletteLabel;
  readonly colour: string;
  readonly pressed: boolean;
  readonly editable: boolean;
  readonly messages: TaskMessages;
  readonly onPress: () => void;
};

/** A label to press; pressing it leaves the focus and the selected text where they are. */
function LabelButton({ label, colour, pressed, editable, messages, onPress }: LabelButtonProps): ReactElement {
  const { option, count, left } = label;
  const limit = left === null ? null : messages.usagesLeft(left);
  return (
    <button
      type="button"
      className="ed-label"
      aria-pressed={pressed}
      aria-keyshortcuts={option.hotkey === null ? undefined : ariaKeys(option.hotkey)}
      disabled={!editable || left === 0}
      title={[option.hint, limit].filter((line) => line !== null).join("\n") || undefined}
      style={{ "--ed-colour": colour } as Record<string, string>}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <span className="ed-swatch" aria-hidden="true" />
      {option.hotkey !== null && (
        <span className="ed-key" aria-hidden="true">
          {option.hotkey}
        </span>
      )}
      <span>{option.value}</span>
      {count > 0 && (
        <span className="ed-count">
          <span aria-hidden="true">{count}</span>
          <span className="ed-hidden">, {messages.count(count)}</span>
        </span>
      )}
    </button>
  );
}

/** With a region selected the palette shows what it carries, otherwise what the next one will get. */
function isActive(
  active: { readonly control: string; readonly values: readonly string[] } | null,
  selected: Region | null,
  control: string,
  label: string,
): boolean {
  if (selected !== null) return selected.labels[control]?.includes(label) === true;
  return active?.control === control && active.values.includes(label);
}

function useSlashToSearch(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");
      if (
        event.defaultPrevented ||
        event.key !== "/" ||
        typing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        field.current === null
      )
        return;
      event.preventDefault();
      field.current.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [field]);
}
