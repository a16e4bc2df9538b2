import type { ActionId, EditorController } from "@assay/editor";
import type { ReactElement } from "react";
import { IconButton } from "../icon-button.tsx";
import type { IconName } from "../icons.tsx";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";
import { useEditor } from "../task/use-editor.ts";

export type HistoryBarProps = { readonly controller: EditorController; readonly messages?: TaskMessages };

const buttons: readonly (readonly [ActionId, IconName])[] = [
  ["annotation:undo", "undo"],
  ["annotation:redo", "redo"],
];

/** Undo and redo, each a button that is there only as long as there is something to take back or make again. */
export function HistoryBar({ controller, messages = englishTaskMessages }: HistoryBarProps): ReactElement {
  useEditor(controller);
  return (
    <div className="ed-history" role="toolbar" aria-label={messages.history}>
      {buttons.map(([id, icon]) => {
        const action = controller.actions.find((each) => each.id === id);
        return action === undefined ? null : (
          <IconButton
            key={id}
            icon={icon}
            label={action.label}
            shortcut={action.shortcut}
            disabled={!action.enabled()}
            onPress={action.run}
          />
        );
      })}
    </div>
  );
}
