import { type Rectangle, rectangle } from "@assay/geometry";
import type { ReactElement } from "react";
import type { TaskMessages } from "../task/messages.ts";
import { draftKey, useDraft } from "../use-draft.ts";

export type GeometryFieldsProps = {
  readonly shape: Rectangle;
  readonly editable: boolean;
  readonly messages: TaskMessages;
  readonly onChange: (shape: Rectangle) => void;
};

const keys = ["x", "y", "width", "height", "rotation"] as const;

type Key = (typeof keys)[number];

/** The place of a rectangle in numbers, image pixels and degrees; a number counts when its field is left. */
export function GeometryFields({ shape, editable, messages, onChange }: GeometryFieldsProps): ReactElement {
  return (
    <div className="ed-geometry">
      {keys.map((key) => (
        <NumberField
          key={key}
          label={messages.geometry[key]}
          value={shape[key]}
          min={key === "width" || key === "height" ? 1 : null}
          editable={editable}
          onChange={(value) => onChange(withNumber(shape, key, value))}
        />
      ))}
    </div>
  );
}

/** The rectangle with one number changed; the rotation is brought into [0, 360). */
export function withNumber(shape: Rectangle, key: Key, value: number): Rectangle {
  const changed: Rectangle = { ...shape, [key satisfies keyof Rectangle]: value };
  return rectangle(changed.x, changed.y, changed.width, changed.height, changed.rotation);
}

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number | null;
  readonly editable: boolean;
  readonly onChange: (value: number) => void;
};

function NumberField({ label, value, min, editable, onChange }: NumberFieldProps): ReactElement {
  const shown = String(Math.round(value * 100) / 100);
  const draft = useDraft((text) => {
    const number = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(number) && text !== shown) onChange(min === null ? number : Math.max(min, number));
  });
  return (
    <label>
      {label}
      <input
        className="ed-field"
        type="number"
        step="any"
        min={min ?? undefined}
        disabled={!editable}
        value={draft.text ?? shown}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.finish}
        onKeyDown={(event) => draftKey(event, draft)}
      />
    </label>
  );
}
