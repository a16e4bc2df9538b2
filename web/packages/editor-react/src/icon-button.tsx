import type { ReactElement } from "react";
import { Icon, type IconName } from "./icons.tsx";

export type IconButtonProps = {
  readonly icon: IconName;
  readonly label: string;
  readonly shortcut?: string | null;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly tabIndex?: number;
  readonly onPress: () => void;
};

/** A button that shows a drawing and is named by its label; the tooltip adds the key. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, shortcut = null, disabled = false, pressed, tabIndex, onPress } = props;
  return (
    <button
      type="button"
      className="ed-icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut === null ? undefined : ariaKeys(shortcut)}
      title={shortcut === null ? label : `${label} (${shortcut})`}
      disabled={disabled}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

/** `ctrl+z` as `aria-keyshortcuts` writes it: `Control+Z`. */
export function ariaKeys(shortcut: string): string {
  return shortcut
    .split("+")
    .map((key) => (key.toLowerCase() === "ctrl" ? "Control" : key.charAt(0).toUpperCase() + key.slice(1)))
    .join("+");
}
