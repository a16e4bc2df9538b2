import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { classNames } from "../ui/class-names.ts";
import { type Tab, Tabs } from "../ui/tabs.tsx";
import { type Dock, heights, type Panels, widths } from "./panel-layout.ts";

export type SidePanelsProps = { readonly panels: Panels; readonly tabs: readonly Tab<string>[] };

const edges: { readonly [D in Dock]: string } = { left: "border-r", right: "border-l", bottom: "border-t" };

/** The panels beside the data, one of them open, with an edge to drag. */
export function SidePanels({ panels, tabs }: SidePanelsProps): ReactNode {
  const { t } = useLingui();
  const { dock, width, height } = panels.layout;
  const size = dock === "bottom" ? { height } : { width };
  return (
    <aside
      aria-label={t`Panels`}
      style={size}
      className={classNames(
        "relative flex shrink-0 flex-col border-hairline bg-surface px-2",
        dock !== "bottom" && "max-w-[60%]",
        dock === "bottom" && "max-h-[60%]",
        edges[dock],
      )}
    >
      <Edge panels={panels} />
      <Tabs label={t`Panels`} tabs={tabs} value={panels.open} onChange={panels.show} />
    </aside>
  );
}

const places: { readonly [D in Dock]: string } = {
  left: "-right-1 inset-y-0 w-2 cursor-col-resize",
  right: "-left-1 inset-y-0 w-2 cursor-col-resize",
  bottom: "-top-1 inset-x-0 h-2 cursor-row-resize",
};

/** How far the panels grow by each arrow key, where they stand. */
const growth: { readonly [D in Dock]: Readonly<Record<string, number>> } = {
  left: { ArrowLeft: -16, ArrowRight: 16 },
  right: { ArrowLeft: 16, ArrowRight: -16 },
  bottom: { ArrowUp: 16, ArrowDown: -16 },
};

type Edges = {
  readonly least: number;
  readonly most: number;
  readonly now: number;
  readonly drag: (event: PointerEvent<HTMLElement>) => void;
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
};

/** How large the panels are, and what dragging and keys make of it. */
function useEdge({ layout, change }: Panels): Edges {
  const { dock, width, height } = layout;
  const flat = dock === "bottom";
  const { least, most } = flat ? heights : widths;
  const now = flat ? height : width;
  const resize = (to: number): void => {
    const size = Math.round(Math.min(most, Math.max(least, to)));
    change(flat ? { height: size } : { width: size });
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box === undefined) {
      return;
    }
    const to: { readonly [D in Dock]: number } = {
      left: event.clientX - box.left,
      right: box.right - event.clientX,
      bottom: box.bottom - event.clientY,
    };
    resize(to[dock]);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const by = growth[dock][event.key];
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      resize(now + by);
    }
  };
  return { least, most, now, drag, press };
}

/** The edge between data and panels: dragged, or moved with the arrow keys. */
function Edge({ panels }: { readonly panels: Panels }): ReactNode {
  const { t } = useLingui();
  const { dock } = panels.layout;
  const { least, most, now, drag, press } = useEdge(panels);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={t`Size of the panels`}
      aria-orientation={dock === "bottom" ? "horizontal" : "vertical"}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={now}
      className={classNames("absolute z-10 touch-none hover:bg-focus/30", places[dock])}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
