import type { ReactElement } from "react";
import { useTask } from "../task/task-context.ts";

/** Says of a tag that it is not shown here and that its answers are kept. */
export function Note({ tag }: { readonly tag: string }): ReactElement {
  return <p className="ed-note">{useTask().messages.notEditable(tag)}</p>;
}
