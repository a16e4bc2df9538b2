import { Popover } from "@base-ui/react/popover";
import { Trans } from "@lingui/react/macro";
import { ListFilter } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { isDeepEqual } from "../../lib/deep-equal.ts";
import { completeOf, everyTask, type TaskFilter } from "../../lib/task-filter.ts";
import { Button } from "../../ui/button.tsx";
import type { TableColumn } from "./columns.ts";
import { GroupEditor } from "./group-editor.tsx";

export type FilterPopoverProps = {
  readonly filter: TaskFilter;
  readonly columns: readonly TableColumn[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (filter: TaskFilter) => void;
};

/** The filter as a form; what is said to its end holds at once. */
export function FilterPopover({ filter, columns, open, onOpen, onChange }: FilterPopoverProps): ReactNode {
  return (
    <Popover.Root open={open} onOpenChange={onOpen}>
      <Popover.Trigger
        render={
          <Button icon={<ListFilter size={16} strokeWidth={1.5} aria-hidden={true} />}>
            <Trans>Filter</Trans>
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} className="z-30">
          <Popover.Popup className="max-h-[70vh] w-[min(42rem,calc(100vw-2rem))] overflow-y-auto rounded-md border border-hairline bg-raised p-4 shadow-float outline-none">
            <Popover.Title className="mb-2 text-base font-medium">
              <Trans>Filter tasks</Trans>
            </Popover.Title>
            <FilterForm filter={filter} columns={columns} onChange={onChange} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

type FilterFormProps = Pick<FilterPopoverProps, "filter" | "columns" | "onChange">;

const settleMilliseconds = 300;

function FilterForm({ filter, columns, onChange }: FilterFormProps): ReactNode {
  const [draft, setDraft] = useState<TaskFilter>(
    filter.items.length > 0 ? filter : { ...everyTask, items: [{ column: "state", operator: "in_list", value: [] }] },
  );
  const complete = completeOf(draft);
  const settled = isDeepEqual(complete, filter);
  useEffect(() => {
    if (settled) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(complete), settleMilliseconds);
    return () => clearTimeout(timer);
  });
  return <GroupEditor group={draft} columns={columns} onChange={setDraft} />;
}
