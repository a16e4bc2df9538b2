import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Action } from "../lib/action.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Keys } from "../ui/keys.tsx";
import { useAllActions } from "./actions.tsx";

/** The keys that work here now. */
export function HelpSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const groups = Map.groupBy(
    useAllActions().filter((action) => action.shortcut !== null),
    (action: Action) => action.group ?? t`This page`,
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide={true}
      title={<Trans>Keys on this page</Trans>}
      description={<Trans>Every action is also in the command palette.</Trans>}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {[...groups].map(([group, actions]) => (
          <section key={group}>
            <h3 className="mb-1 text-sm font-medium text-quiet">{group}</h3>
            <ul>
              {actions.map((action) => (
                <li
                  key={action.id}
                  className="flex min-h-7 items-center justify-between gap-3 border-b border-hairline text-sm last:border-0"
                >
                  <span className={action.enabled() ? "" : "text-quiet"}>{action.label}</span>
                  {action.shortcut !== null && <Keys shortcut={action.shortcut} />}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
