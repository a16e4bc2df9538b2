import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Keys } from "./keys.tsx";

export type MenuItem = {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly shortcut?: string | null;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly run: () => void;
};

export type MenuProps = {
  /** The button that opens the menu. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly heading?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly side?: "bottom" | "right" | "top";
  readonly align?: "start" | "end";
};

/** A list of actions that a button opens. */
export function Menu({ trigger, heading, items, side = "bottom", align = "start" }: MenuProps): ReactNode {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner side={side} align={align} sideOffset={4} className="z-50">
          <BaseMenu.Popup className="max-h-96 min-w-48 overflow-y-auto rounded-md border border-hairline bg-raised py-1 text-sm shadow-float outline-none">
            {heading !== undefined && (
              <div className="border-b border-hairline px-3 pt-1 pb-2 text-quiet">{heading}</div>
            )}
            {items.map((item) => (
              <BaseMenu.Item
                key={item.id}
                disabled={item.disabled === true}
                onClick={item.run}
                className={classNames(
                  "flex cursor-default items-center gap-2 px-3 py-1.5 outline-none data-[disabled]:opacity-55 data-[highlighted]:bg-hover",
                  item.danger === true && "text-danger",
                )}
              >
                {item.icon}
                <span className="flex-1">{item.label}</span>
                {item.shortcut !== undefined && item.shortcut !== null && <Keys shortcut={item.shortcut} />}
              </BaseMenu.Item>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
