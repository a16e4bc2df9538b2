import { type ResizeHandle, resizeHandles } from "@assay/geometry";

/** What can be grabbed on the selected shape. */
export type Handle = ResizeHandle | "rotate";

/** All handles in the order in which Tab visits them. */
export const handles: readonly Handle[] = [...resizeHandles, "rotate"];
