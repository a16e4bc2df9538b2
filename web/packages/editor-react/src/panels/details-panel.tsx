import type { EditorController } from "@assay/editor";
import { type LabelingConfig, own, type Region, visibleControls } from "@assay/labeling";
import type { ReactElement } from "react";
import { RegionAnswer } from "../elements/answer-control.tsx";
import { ariaKeys } from "../icon-button.tsx";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";
import { GeometryFields } from "./geometry-fields.tsx";
import { NoteField } from "./note-field.tsx";
import { firstLabel } from "./region-rows.ts";

export type DetailsPanelProps = {
  /** With the task's own options filled in. */
  readonly config: LabelingConfig;
  readonly controller: EditorController;
  readonly messages?: TaskMessages;
};

/** What there is to say about the selected region: its place in numbers, a note, and the questions asked of it. */
export function DetailsPanel({ config, controller, messages = englishTaskMessages }: DetailsPanelProps): ReactElement {
  const { content, state, selected } = useEditor(controller);
  if (selected === null) {
    const many = state.selection.length;
    return (
      <section className="ed-panel ed-details" aria-label={messages.details}>
        <p className="ed-note">{many > 1 ? messages.manySelected(many) : messages.nothingSelected}</p>
      </section>
    );
  }
  const visible = visibleControls(config, content, selected);
  const asked = config.controls.filter(({ perRegion, name }) => perRegion && visible.has(name));
  const editable = controller.editable && !selected.locked;
  return (
    <section className="ed-panel ed-details" aria-label={messages.details}>
      <h3 className="ed-details-name">
        <span
          className="ed-swatch"
          aria-hidden="true"
          style={{ "--ed-colour": controller.colourOf(selected) } as Record<string, string>}
        />
        {firstLabel(config, selected) || messages.unlabelled}
      </h3>
      <Provenance region={selected} messages={messages} />
      <AcceptButton controller={controller} />
      {selected.mark.kind === "rectangle" ? (
        <GeometryFields
          key={`place:${selected.id}`}
          shape={selected.mark}
          editable={editable}
          messages={messages}
          onChange={(shape) => controller.reshape(new Map([[selected.id, shape]]))}
        />
      ) : (
        <blockquote className="ed-quote">
          {selected.mark.text ?? `${selected.mark.start} – ${selected.mark.end}`}
        </blockquote>
      )}
      {asked.map((control) => (
        <div key={control.name} className="ed-asked" data-control={control.name}>
          <h4>{messages.answerTo(control.name)}</h4>
          <RegionAnswer
            key={selected.id}
            control={control}
            answer={own(selected.answers, control.name)}
            readonly={!editable}
            messages={messages}
            onAnswer={(answer) => controller.answer(control.name, answer, selected.id)}
          />
        </div>
      ))}
      <NoteField
        key={`note:${selected.id}`}
        note={selected.meta}
        editable={editable}
        label={messages.note}
        onChange={(meta) => controller.change([selected.id], (region) => ({ ...region, meta }))}
      />
    </section>
  );
}

function Provenance({
  region,
  messages,
}: {
  readonly region: Region;
  readonly messages: TaskMessages;
}): ReactElement | null {
  if (region.origin === "manual" && region.score === null) return null;
  const origin = region.origin === "prediction" ? messages.prediction : messages.changedPrediction;
  const parts = [
    region.origin === "manual" ? null : origin,
    region.score === null ? null : messages.score(Math.round(region.score * 100)),
  ];
  return <p className="ed-note">{parts.filter((part) => part !== null).join(" · ")}</p>;
}

/** Accepts a prediction's region, while it is one and waits for that. */
function AcceptButton({ controller }: { readonly controller: EditorController }): ReactElement | null {
  const action = controller.actions.find(({ id }) => id === "prediction:accept");
  if (action === undefined || !action.enabled()) return null;
  return (
    <button
      type="button"
      className="ed-button"
      aria-keyshortcuts={action.shortcut === null ? undefined : ariaKeys(action.shortcut)}
      title={action.shortcut ?? undefined}
      onClick={() => action.run()}
    >
      {action.label}
    </button>
  );
}
