import type { Effect } from "../tools/tool.ts";
import type { EditorSession } from "./session.ts";

/** What a tool wants done with the session; moving the image is the viewport's part. */
export type SessionEffect = Exclude<Effect, { kind: "pan" }>;

/** Does what a tool wants done on an object. `going` says that the gesture goes on, so that selecting is not said yet. */
export function perform(session: EditorSession, object: string, effect: SessionEffect, going: boolean): void {
  switch (effect.kind) {
    case "select":
      session.select(effect.ids, !going);
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
