/** Something a person can do here: the menu, the key and the palette all take it from this object. */
export type Action = {
  readonly id: string;
  readonly label: string;
  /** Keys as in `shortcut.ts`, or null. */
  readonly shortcut: string | null;
  /** Heading in the palette and the help sheet. */
  readonly group?: string;
  /** Whether a held key runs it again and again. */
  readonly repeatable?: boolean;
  /** Whether somebody else hears its key, and it stands here for the palette and the help sheet only. */
  readonly keyElsewhere?: boolean;
  /** Whether its key works while a text is being typed. */
  readonly whileTyping?: boolean;
  readonly enabled: () => boolean;
  readonly run: () => void;
};
