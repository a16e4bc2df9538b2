import { useLingui } from "@lingui/react/macro";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import type { OpenTask } from "./open-task.ts";
import { type Dock, docks, type Panels } from "./panel-layout.ts";

export type ViewMenuProps = { readonly opened: OpenTask; readonly panels: Panels };

/** How the data are shown (zoom, turn, crosshair, tags, minimap), and where the panels stand. */
export function ViewMenu({ opened, panels }: ViewMenuProps): ReactNode {
  const { t } = useLingui();
  const images = opened.config.objects.some((object) => object.tag === "Image");
  const names: { readonly [D in Dock]: string } = {
    left: t`Panels on the left`,
    right: t`Panels on the right`,
    bottom: t`Panels at the bottom`,
  };
  const views = opened.controller.actions
    .filter((action) => images && action.id.startsWith("view:"))
    .map(({ id, label, shortcut, run }): MenuItem => ({ id, label, shortcut, run: () => run() }));
  const places = docks.map(
    (dock): MenuItem => ({
      id: `dock:${dock}`,
      label: names[dock],
      disabled: panels.layout.dock === dock && panels.layout.shown,
      run: () => panels.change({ dock, shown: true }),
    }),
  );
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" kind="ghost">
          {t`View`} <ChevronDown size={14} strokeWidth={1.5} aria-hidden={true} />
        </Button>
      }
      items={[...views, ...places]}
    />
  );
}
