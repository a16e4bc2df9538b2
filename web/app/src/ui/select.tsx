import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export type Option<V extends string> = { readonly value: V; readonly label: string; readonly disabled?: boolean };

export type SelectProps<V extends string> = {
  readonly label: string;
  /** Keeps the label for assistive technology only. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly className?: string;
};

/** A choice of one among a few. */
export function Select<V extends string>(props: SelectProps<V>): ReactNode {
  const { label, labelHidden = false, hint, value, options, onChange, disabled = false, className } = props;
  const labelId = useId();
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <span id={labelId} className={labelHidden ? "sr-only" : "text-sm font-medium"}>
        {label}
      </span>
      <BaseSelect.Root
        value={value}
        items={options}
        disabled={disabled}
        onValueChange={(next) => {
          if (next !== null) {
            onChange(next);
          }
        }}
      >
        <BaseSelect.Trigger
          aria-labelledby={labelId}
          className="flex h-8 min-w-28 items-center justify-between gap-2 rounded-md border border-outline/70 bg-surface px-2.5 text-left text-sm hover:border-outline data-[disabled]:opacity-60"
        >
          <BaseSelect.Value className="truncate" />
          <BaseSelect.Icon>
            <ChevronDown size={14} strokeWidth={1.5} aria-hidden={true} />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <BaseSelect.Popup
              aria-labelledby={labelId}
              className="max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-md border border-hairline bg-raised py-1 text-sm shadow-float"
            >
              {options.map((option) => (
                <BaseSelect.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled === true}
                  className="flex cursor-default items-center gap-2 px-2.5 py-1 outline-none data-[disabled]:opacity-55 data-[highlighted]:bg-hover"
                >
                  <span className="flex w-4">
                    <BaseSelect.ItemIndicator>
                      <Check size={14} strokeWidth={1.5} aria-hidden={true} />
                    </BaseSelect.ItemIndicator>
                  </span>
                  <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
                </BaseSelect.Item>
              ))}
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
      {hint !== undefined && <span className="text-xs text-quiet">{hint}</span>}
    </div>
  );
}
