import { type ReactElement, useState } from "react";

export type NoteFieldProps = {
  readonly note: string | null;
  readonly editable: boolean;
  readonly label: string;
  readonly onChange: (note: string | null) => void;
};

/** A region's note; what is typed counts when the field is left. */
export function NoteField({ note, editable, label, onChange }: NoteFieldProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    const given = draft?.trim() ?? "";
    if (draft !== null && given !== (note ?? "")) onChange(given === "" ? null : given);
    setDraft(null);
  };
  return (
    <label className="ed-note-field">
      {label}
      <textarea
        className="ed-field"
        rows={2}
        disabled={!editable}
        value={draft ?? note ?? ""}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setDraft(null);
        }}
      />
    </label>
  );
}
