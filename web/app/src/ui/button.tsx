import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ButtonKind = "primary" | "plain" | "ghost" | "danger";

const looks: { readonly [K in ButtonKind]: string } = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-hover font-medium",
  plain: "bg-surface text-ink border-outline/60 hover:bg-hover",
  ghost: "bg-transparent text-ink border-transparent hover:bg-hover",
  danger: "bg-danger-fill text-white border-transparent hover:brightness-110 font-medium",
};

export type ButtonProps = Omit<ComponentProps<"button">, "className"> & {
  readonly kind?: ButtonKind;
  readonly size?: "normal" | "small";
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  readonly className?: string;
};

export function Button({
  kind = "plain",
  size = "normal",
  icon,
  busy = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps): ReactNode {
  return (
    <BaseButton
      {...rest}
      type={type}
      disabled={disabled === true || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={classNames(
        "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border whitespace-nowrap transition-colors select-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-55",
        size === "small" ? "h-7 px-2 text-sm" : "h-8 px-3 text-sm",
        looks[kind],
        className,
      )}
    >
      {icon}
      {children}
    </BaseButton>
  );
}
