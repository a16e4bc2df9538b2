import type { Effect } from "../tools/tool.ts";
import type { EditorSession } from "./session.ts";

/** Does what a tool wants done on an object; moving the image is the viewport's part. */
export function perform(session: EditorSession, object: string, effect: Exclude<Effect, { kind: "pan" }>): void {
  switch (effect.kind) {
    case "select":
      session.select(effect.ids);
      break;
    case "reshape":
      session.reshape(effect.shapes);
      break;
    case "copy":
      session.copyTo(effect.shapes);
      break;
    case "create":
      session.draw(object, effect.shape);
      break;
    case "refuse":
      session.announce(session.messages.labelFirst());
  }
}
