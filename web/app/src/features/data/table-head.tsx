import { useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import {
  type ColumnLayout,
  moved,
  narrowest,
  pinToggled,
  resized,
  toggledColumn,
  widest,
} from "../../lib/column-layout.ts";
import { orderedColumns, type TaskOrder } from "../../lib/task-filter.ts";
import { classNames } from "../../ui/class-names.ts";
import { Menu } from "../../ui/menu.tsx";
import { isNumeric, type PlacedColumn } from "./placed-columns.ts";

/** In CSS pixels at the usual size of type. */
export const headHeight = 36;

export type TableHeadProps = {
  readonly columns: readonly PlacedColumn[];
  readonly template: string;
  readonly order: TaskOrder;
  readonly onOrder: (order: TaskOrder) => void;
  readonly layout: ColumnLayout;
  readonly onLayout: (layout: ColumnLayout) => void;
  /** How many times its usual size the type has. */
  readonly scale: number;
  readonly children: ReactNode;
};

/** The names of the columns with the ways to order, size, pin, move and hide them; `children` is the head of the selection. */
export function TableHead({ columns, template, children, ...rest }: TableHeadProps): ReactNode {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 grid border-b border-hairline bg-surface text-sm font-medium text-quiet"
      style={{ gridTemplateColumns: template, height: headHeight * rest.scale }}
    >
      <div role="columnheader" className="sticky left-0 z-10 flex items-center bg-surface pl-4">
        {children}
      </div>
      {columns.map((column) => (
        <HeadCell key={column.id} column={column} {...rest} />
      ))}
    </div>
  );
}

type HeadCellProps = Omit<TableHeadProps, "columns" | "template" | "children"> & { readonly column: PlacedColumn };

function HeadCell({ column, order, onOrder, layout, onLayout, scale }: HeadCellProps): ReactNode {
  const { t } = useLingui();
  const { id, title } = column;
  const key = orderedColumns.find((each) => each === id);
  const up = order === key;
  const down = order === `-${key}`;
  const sort = { true: up ? "ascending" : down ? "descending" : "none", false: undefined } as const;
  return (
    <div
      role="columnheader"
      aria-sort={sort[key === undefined ? "false" : "true"]}
      className={classNames(
        "relative flex min-w-0 items-center bg-surface",
        isNumeric(column) && "justify-end",
        column.left !== null && "sticky z-10",
      )}
      style={column.left === null ? undefined : { left: column.left }}
    >
      {key === undefined ? (
        <span className="truncate pl-3">{title}</span>
      ) : (
        <button
          type="button"
          title={t`Order by ${title}`}
          onClick={() => onOrder(down || (!up && id === "id") ? key : `-${key}`)}
          className="flex min-w-0 items-center gap-0.5 rounded pl-3 hover:text-ink"
        >
          <span className="truncate">{title}</span>
          {up && <ArrowUp size={13} strokeWidth={1.75} aria-hidden={true} className="shrink-0" />}
          {down && <ArrowDown size={13} strokeWidth={1.75} aria-hidden={true} className="shrink-0" />}
        </button>
      )}
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t`Column ${title}`}
            className="flex size-6 shrink-0 items-center justify-center rounded hover:bg-hover hover:text-ink"
          >
            <ChevronDown size={13} strokeWidth={1.5} aria-hidden={true} />
          </button>
        }
        items={[
          ...(key === undefined
            ? []
            : [
                { id: "up", label: t`Smallest first`, run: () => onOrder(key) },
                { id: "down", label: t`Largest first`, run: () => onOrder(`-${key}`) },
              ]),
          {
            id: "pin",
            label: column.left === null ? t`Pin to the left` : t`Unpin`,
            run: () => onLayout(pinToggled(layout, id)),
          },
          { id: "left", label: t`Move left`, run: () => onLayout(moved(layout, id, -1)) },
          { id: "right", label: t`Move right`, run: () => onLayout(moved(layout, id, 1)) },
          { id: "hide", label: t`Hide`, run: () => onLayout(toggledColumn(layout, id)) },
        ]}
      />
      <Edge column={column} onWidth={(width) => onLayout(resized(layout, id, width / scale))} />
    </div>
  );
}

type EdgeProps = { readonly column: PlacedColumn; readonly onWidth: (width: number) => void };

const step = 16;

/** The right edge of a column, which is dragged or moved by arrow keys. */
function Edge({ column, onWidth }: EdgeProps): ReactNode {
  const { t } = useLingui();
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const widthOf = (element: Element): number => element.parentElement?.getBoundingClientRect().width ?? column.width;
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === "ArrowLeft" ? -step : event.key === "ArrowRight" ? step : 0;
    if (by !== 0) {
      event.preventDefault();
      event.stopPropagation();
      onWidth(widthOf(event.currentTarget) + by);
    }
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: widthOf(event.currentTarget) };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (start.current !== null) {
      onWidth(start.current.width + event.clientX - start.current.x);
    }
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t`Width of ${column.title}`}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={column.width}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null;
      }}
      className="absolute inset-y-1.5 right-0 w-2 cursor-col-resize touch-none border-r border-hairline hover:border-focus"
    />
  );
}
