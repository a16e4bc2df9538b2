import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { Option } from "./select.tsx";

export type MultiSelectProps<V extends string> = {
  readonly label: string;
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  readonly values: readonly V[];
  readonly options: readonly Option<V>[];
  readonly onChange: (values: readonly V[]) => void;
  readonly className?: string;
};

/** A choice of any number among a few. */
export function MultiSelect<V extends string>(props: MultiSelectProps<V>): ReactNode {
  const { label, placeholder, values, options, onChange, className } = props;
  const words = options.filter((option) => values.includes(option.value)).map((option) => option.label);
  return (
    <BaseSelect.Root multiple={true} value={[...values]} items={options} onValueChange={(next: V[]) => onChange(next)}>
      <BaseSelect.Trigger
        aria-label={words.length === 0 ? label : `${label}: ${words.join(", ")}`}
        className={classNames(
          "flex h-8 min-w-0 items-center gap-2 rounded-md border border-outline/70 bg-surface px-2.5 text-sm text-ink hover:border-outline",
          className,
        )}
      >
        <span className={classNames("min-w-0 flex-1 truncate text-left", words.length === 0 && "text-quiet")}>
          {words.length === 0 ? placeholder : words.join(", ")}
        </span>
        <BaseSelect.Icon>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden={true} />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <BaseSelect.Popup className="max-h-80 min-w-[var(--anchor-width)] overflow-y-auto rounded-md border border-hairline bg-raised py-1 text-sm shadow-float outline-none">
            {options.map((option) => (
              <BaseSelect.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default items-center gap-2 py-1.5 pr-4 pl-2 outline-none data-[highlighted]:bg-hover"
              >
                <span className="w-4">
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
  );
}
