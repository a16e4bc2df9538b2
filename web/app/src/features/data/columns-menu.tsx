import { Popover } from "@base-ui/react/popover";
import { Trans } from "@lingui/react/macro";
import { Columns3 } from "lucide-react";
import type { ReactNode } from "react";
import { type ColumnLayout, toggledColumn } from "../../lib/column-layout.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import type { TableColumn } from "./columns.ts";

export type ColumnsMenuProps = {
  readonly columns: readonly TableColumn[];
  readonly layout: ColumnLayout;
  readonly usual: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
};

/** Which columns the table shows. */
export function ColumnsMenu({ columns, layout, usual, onLayout }: ColumnsMenuProps): ReactNode {
  return (
    <Popover.Root>
      <Popover.Trigger
        render={
          <Button size="small" kind="ghost" icon={<Columns3 size={14} strokeWidth={1.5} aria-hidden={true} />}>
            <Trans>Columns</Trans>
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="end" sideOffset={6} className="z-30">
          <Popover.Popup className="flex max-h-[60vh] w-64 flex-col gap-2 overflow-y-auto rounded-md border border-hairline bg-raised p-4 shadow-float outline-none">
            <Popover.Title className="text-base font-medium">
              <Trans>Columns</Trans>
            </Popover.Title>
            {columns.map((column) => (
              <Checkbox
                key={column.id}
                label={column.title}
                checked={layout.shown.includes(column.id)}
                onChange={() => onLayout(toggledColumn(layout, column.id))}
              />
            ))}
            <Button size="small" className="self-start" onClick={() => onLayout(usual)}>
              <Trans>As at first</Trans>
            </Button>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
