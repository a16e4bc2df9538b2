import type { ActionId } from "@assay/editor";
import { flagOf, type ObjectTag } from "@assay/labeling";
import { type ReactElement, useState } from "react";
import { IconButton } from "../icon-button.tsx";
import type { IconName } from "../icons.tsx";
import { useTask } from "../task/task-context.ts";

const tools: readonly (readonly [ActionId, IconName])[] = [
  ["tool:select", "select"],
  ["tool:rectangle", "rectangle"],
  ["tool:pan", "pan"],
];

const views: readonly (readonly [ActionId, IconName])[] = [
  ["view:zoom-in", "plus"],
  ["view:zoom-out", "minus"],
  ["view:fit", "fit"],
  ["view:actual", "actual"],
  ["view:fit-width", "width"],
  ["view:rotate-left", "rotate-left"],
  ["view:rotate-right", "rotate-right"],
];

/** Tools that the config uses and the ways to look at the image, as the editor's own actions. */
export function ImageToolbar({ object, draws }: { readonly object: ObjectTag; readonly draws: boolean }): ReactElement {
  const { messages, readonly } = useTask();
  const [adjusting, setAdjusting] = useState(false);
  const shown = tools.filter(([id]) => id !== "tool:rectangle" || (draws && !readonly));
  const adjustable = flagOf(object.element, "brightnessControl") || flagOf(object.element, "contrastControl");
  return (
    <div className="ed-toolbar" role="toolbar" aria-label={messages.tools} aria-orientation="vertical">
      {shown.map(([id, icon]) => (
        <ActionButton key={id} id={id} icon={icon} />
      ))}
      <span className="ed-divider" />
      {views.map(([id, icon]) => (
        <ActionButton key={id} id={id} icon={icon} />
      ))}
      {adjustable && (
        <IconButton
          icon="contrast"
          label={`${messages.brightness}, ${messages.contrast}`}
          pressed={adjusting}
          onPress={() => setAdjusting(!adjusting)}
        />
      )}
      {adjusting && <Adjustments />}
    </div>
  );
}

/** One of the editor's actions as a button; a tool's button is pressed while it is the tool in hand. */
function ActionButton({ id, icon }: { readonly id: ActionId; readonly icon: IconName }): ReactElement | null {
  const { controller, editor } = useTask();
  const action = controller.actions.find((each) => each.id === id);
  if (action === undefined) return null;
  const pressed = id.startsWith("tool:") ? { pressed: id === `tool:${editor.state.tool}` } : {};
  return (
    <IconButton icon={icon} label={action.label} shortcut={action.shortcut} onPress={() => action.run()} {...pressed} />
  );
}

function Adjustments(): ReactElement {
  const { controller, editor, messages } = useTask();
  const { settings } = editor.state;
  return (
    <div className="ed-adjustments">
      {(["brightness", "contrast"] as const).map((name) => (
        <label key={name}>
          {messages[name]}
          <input
            type="range"
            min={20}
            max={300}
            step={5}
            value={settings[name]}
            onChange={(event) => controller.setSettings({ [name]: event.target.valueAsNumber })}
          />
        </label>
      ))}
    </div>
  );
}
