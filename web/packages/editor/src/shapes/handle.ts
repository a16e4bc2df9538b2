/** A handle that resizes, named by the compass point it has on an unrotated shape. */
export type ResizeHandle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

/** What can be grabbed on the selected shape. */
export type Handle = ResizeHandle | "rotate";

/** All handles in the order in which Tab visits them. */
export const handles: readonly Handle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w", "rotate"];
