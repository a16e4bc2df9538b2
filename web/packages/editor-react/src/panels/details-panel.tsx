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
  const { state, selected } = useEditor(controller);
  const many = state.selection.length;
  return (
    <section className="ed-panel ed-details" aria-label={messages.details}>
      {selected === null ? (
        <p className="ed-note">{many > 1 ? messages.manySelected(many) : messages.nothingSelected}</p>
      ) : (
        <RegionDetails
          key={selected.id}
          region={selected}
          config={config}
          controller={controller}
          messages={messages}
        />
      )}
    </section>
  );
}

type RegionDetailsProps = Required<DetailsPanelProps> & { readonly region: Region };

function RegionDetails(props: RegionDetailsProps): ReactElement {
  const { region, config, controller, messages } = props;
  const { id, mark, meta } = region;
  const editable = controller.editable && !region.locked;
  const colour = { "--ed-colour": controller.colourOf(region) } as Record<string, string>;
  return (
    <>
      <h2 className="ed-details-name">
        <span className="ed-swatch" aria-hidden="true" style={colour} />
        {firstLabel(config, region) || messages.unlabelled}
      </h2>
      <Provenance region={region} messages={messages} />
      <AcceptButton controller={controller} />
      {mark.kind === "rectangle" ? (
        <GeometryFields
          shape={mark}
          editable={editable}
          messages={messages}
          onChange={(shape) => controller.reshape(new Map([[id, shape]]))}
        />
      ) : (
        <blockquote className="ed-quote">{mark.text ?? `${mark.start} – ${mark.end}`}</blockquote>
      )}
      <Questions {...props} />
      <NoteField
        note={meta}
        editable={editable}
        label={messages.note}
        onChange={(note) => controller.change([id], (each) => ({ ...each, meta: note }))}
      />
    </>
  );
}

/** The perRegion controls that are shown for the region. */
function Questions({ region, config, controller, messages }: RegionDetailsProps): ReactElement {
  const { content } = useEditor(controller);
  const visible = visibleControls(config, content, region);
  const asked = config.controls.filter(({ perRegion, name }) => perRegion && visible.has(name));
  return (
    <>
      {asked.map((control) => (
        <div key={control.name} className="ed-asked" data-control={control.name}>
          <h3>{messages.answerTo(control.name)}</h3>
          <RegionAnswer
            control={control}
            answer={own(region.answers, control.name)}
            readonly={!controller.editable || region.locked}
            messages={messages}
            onAnswer={(answer) => controller.answer(control.name, answer, region.id)}
          />
        </div>
      ))}
    </>
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
