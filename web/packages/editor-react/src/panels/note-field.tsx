import type { ReactElement } from "react";
import { draftKey, useDraft } from "../use-draft.ts";

export type NoteFieldProps = {
  readonly note: string | null;
  readonly editable: boolean;
  readonly label: string;
  readonly onChange: (note: string | null) => void;
};

/** A region's note; what is typed counts when the field is left. */
export function NoteField({ note, editable, label, onChange }: NoteFieldProps): ReactElement {
  const draft = useDraft((text) => {
    const given = text.trim();
    if (given !== (note ?? "")) onChange(given === "" ? null : given);
  });
  return (
    <label className="ed-note-field">
      {label}
      <textarea
        className="ed-field"
        rows={2}
        disabled={!editable}
        value={draft.text ?? note ?? ""}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.finish}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) draftKey(event, draft);
        }}
      />
    </label>
  );
}
