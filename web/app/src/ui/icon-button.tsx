import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Tip } from "./tip.tsx";

export type IconButtonProps = Omit<ComponentProps<"button">, "className" | "aria-label"> & {
  /** The accessible name, shown as the tip too. */
  readonly label: string;
  readonly shortcut?: string | null;
  readonly className?: string;
};

/** A square button that shows only an icon; its name appears on hover and focus. */
export function IconButton({ label, shortcut, className, children, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tip label={label} shortcut={shortcut ?? null}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(
          "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-quiet transition-colors hover:bg-hover hover:text-ink disabled:opacity-50",
          className,
        )}
      >
        {children}
      </button>
    </Tip>
  );
}
