import { useCallback, useState } from "react";

/** Where the panels stand beside the data. */
export type Dock = "left" | "right" | "bottom";

/** Where the panels stand, whether they are shown, and how large they are, px. */
export type PanelLayout = {
  readonly dock: Dock;
  readonly shown: boolean;
  readonly width: number;
  readonly height: number;
};

export const docks: readonly Dock[] = ["left", "right", "bottom"];

/** The least and the most that the panels take, px. */
export const widths: { readonly least: number; readonly most: number } = { least: 220, most: 720 };
export const heights: { readonly least: number; readonly most: number } = { least: 120, most: 560 };

const key = "assay.panels";
const usual: PanelLayout = { dock: "right", shown: true, width: 340, height: 240 };

/** The layout as a browser stored it; whatever does not fit is as usual. */
export function readLayout(stored: string | null): PanelLayout {
  const found = objectIn(stored);
  return {
    dock: docks.find((dock) => dock === found.dock) ?? usual.dock,
    shown: typeof found.shown === "boolean" ? found.shown : usual.shown,
    width: within(found.width, widths, usual.width),
    height: within(found.height, heights, usual.height),
  };
}

function objectIn(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

function within(value: unknown, { least, most }: typeof widths, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

/** The panels of a workspace: their layout, which this browser remembers, and the one that is open. */
export type Panels = {
  readonly layout: PanelLayout;
  readonly change: (part: Partial<PanelLayout>) => void;
  readonly open: string;
  /** Opens a panel, and shows the panels where they were put away. */
  readonly show: (panel: string) => void;
};

export function usePanels(first = "regions"): Panels {
  const [layout, setLayout] = useState(() => readLayout(localStorage.getItem(key)));
  const [open, setOpen] = useState(first);
  const change = useCallback((part: Partial<PanelLayout>): void => {
    setLayout((before) => {
      const after = { ...before, ...part };
      localStorage.setItem(key, JSON.stringify(after));
      return after;
    });
  }, []);
  const show = useCallback(
    (panel: string): void => {
      setOpen(panel);
      change({ shown: true });
    },
    [change],
  );
  return { layout, change, open, show };
}
