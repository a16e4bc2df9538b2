import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type CheckboxProps = {
  readonly label: ReactNode;
  /** Keeps the label for assistive technology only; it must then be a text. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A yes or no with its words beside it. */
export function Checkbox(props: CheckboxProps): ReactNode {
  const { label, labelHidden = false, hint, checked, mixed = false, disabled = false, onChange } = props;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Base UI's checkbox inside
    <label className={classNames("flex items-start gap-2 text-sm", disabled && "opacity-60")}>
      <BaseCheckbox.Root
        checked={checked}
        indeterminate={mixed}
        disabled={disabled}
        onCheckedChange={onChange}
        {...(labelHidden && typeof label === "string" ? { "aria-label": label } : {})}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded border border-outline bg-surface data-[checked]:border-transparent data-[checked]:bg-accent data-[indeterminate]:border-transparent data-[indeterminate]:bg-accent"
      >
        <BaseCheckbox.Indicator className="text-on-accent">
          {mixed ? (
            <Minus size={12} strokeWidth={2.5} aria-hidden={true} />
          ) : (
            <Check size={12} strokeWidth={2.5} aria-hidden={true} />
          )}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {!labelHidden && (
        <span className="flex flex-col">
          {label}
          {hint !== undefined && <span className="text-xs text-quiet">{hint}</span>}
        </span>
      )}
    </label>
  );
}
