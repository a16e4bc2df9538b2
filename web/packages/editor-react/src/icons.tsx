import type { ReactElement } from "react";

/** Line drawings of 16 by 16, stroke 1.5, by name. */
const drawings = {
  eye: "M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8ZM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4",
  "eye-off": "M1.5 8s2.4-4.5 6.5-4.5S14.5 8 14.5 8 12.1 12.5 8 12.5 1.5 8 1.5 8ZM2 2l12 12",
  lock: "M3.5 7.5h9v6h-9ZM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2",
  unlock: "M3.5 7.5h9v6h-9ZM5.5 7.5v-2a2.5 2.5 0 0 1 4.6-1.4",
  trash: "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4",
  undo: "M5.5 2.5 2.5 5.5l3 3M2.5 5.5h6.7a4 4 0 0 1 0 8H6.5",
  redo: "M10.5 2.5l3 3-3 3M13.5 5.5H6.8a4 4 0 0 0 0 8h2.7",
  select: "M3 2.5 12.5 8 8.3 9.2 6.2 13.5Z",
  rectangle: "M2.5 3.5h11v9h-11Z",
  span: "M3 4h10M8 4v8.5M2 13.5h12",
  pan: "M8 1.5v13M1.5 8h13M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  actual: "M4 5.5 5.5 4v8M10.5 5.5 12 4v8M8 6.5v.1M8 9.5v.1",
  width: "M2.5 3v10M13.5 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
  "rotate-left": "M3 3v3.5h3.5M3.4 6.4A5.5 5.5 0 1 1 2.6 9.5",
  "rotate-right": "M13 3v3.5H9.500M12.6 6.400A5.5 5.5 0 1 0 13.4 9.5",
  chevron: "M5.5 3l5 5-5 5",
  edit: "M3 13l.6-2.800L11 2.800l2.2 2.2-7.4 7.400Z",
  close: "M3.5 3.500l9 9M12.5 3.500l-9 9",
  contrast: "M8 2.500a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 2.500v11M8 5l4.5 1M8 8h5.500M8 11l4.5-1",
} as const;

/** Name of a drawing. */
export type IconName = keyof typeof drawings;

/** A drawing beside words or in a named button; it says nothing by itself. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="ed-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
