import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export const inputLook =
  "w-full rounded-md border border-outline/70 bg-surface px-2.5 text-base text-ink placeholder:text-quiet/80 hover:border-outline disabled:opacity-60 data-[invalid]:border-danger aria-[invalid=true]:border-danger";

export type FieldProps = Omit<ComponentProps<"input">, "className" | "size"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the value, and what to do. */
  readonly error?: string | null;
  readonly className?: string;
};

/** A labelled line of text with its hint and its error. */
export function Field({ label, hint, error = null, className, ...input }: FieldProps): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error} className={className}>
      <BaseField.Control {...input} className={classNames(inputLook, "h-8")} />
    </FieldFrame>
  );
}

export type TextFieldProps = Omit<ComponentProps<"textarea">, "className"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly className?: string;
};

/** A labelled text of several lines. */
export function TextField({ label, hint, error = null, className, ...textarea }: TextFieldProps): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error} className={className}>
      <BaseField.Control
        render={<textarea {...textarea} className={classNames(inputLook, "min-h-20 resize-y py-1.5")} />}
      />
    </FieldFrame>
  );
}

type FieldFrameProps = {
  readonly label: ReactNode;
  readonly hint: ReactNode;
  readonly error: string | null;
  readonly className: string | undefined;
  readonly children: ReactNode;
};

function FieldFrame({ label, hint, error, className, children }: FieldFrameProps): ReactNode {
  return (
    <BaseField.Root invalid={error !== null} className={classNames("flex flex-col gap-1", className)}>
      <BaseField.Label className="text-sm font-medium">{label}</BaseField.Label>
      {children}
      {hint !== undefined && error === null && (
        <BaseField.Description className="text-xs text-quiet">{hint}</BaseField.Description>
      )}
      {error !== null && (
        <BaseField.Error match={true} className="text-xs text-danger">
          {error}
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}
