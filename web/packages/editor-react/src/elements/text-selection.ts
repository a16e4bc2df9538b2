import type { Stretch } from "./text-model.ts";

/** Attribute of an element that holds text: the offset at which its text starts. */
export const offsetAttribute = "data-offset";

/** The stretch of the text that is selected on the page; null where nothing of it is, or the selection is empty. */
export function selectedStretch(root: HTMLElement): Stretch | null {
  const selection = root.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return null;
  const start = root.contains(range.startContainer) ? offsetAt(root, range.startContainer, range.startOffset) : 0;
  const end = root.contains(range.endContainer)
    ? offsetAt(root, range.endContainer, range.endOffset)
    : lastOffset(root);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** The offset of the letter at a place on the screen; null where none of the text is there. */
export function offsetAtPoint(root: HTMLElement, at: { readonly x: number; readonly y: number }): number | null {
  const caret = root.ownerDocument.caretPositionFromPoint?.(at.x, at.y) ?? null;
  return caret === null || !root.contains(caret.offsetNode) ? null : offsetAt(root, caret.offsetNode, caret.offset);
}

/** The offset in the text of a place in the page: a text node of a run, or between elements. */
function offsetAt(root: HTMLElement, node: Node, place: number): number | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const run = node.parentElement?.closest(`[${offsetAttribute}]`);
    return run === null || run === undefined ? null : Number(run.getAttribute(offsetAttribute)) + place;
  }
  const next = node.childNodes[place];
  const holders = [...root.querySelectorAll(`[${offsetAttribute}]`)];
  if (node instanceof Element && node.hasAttribute(offsetAttribute)) {
    return Number(node.getAttribute(offsetAttribute)) + (place > 0 ? (node.textContent?.length ?? 0) : 0);
  }
  const after = holders.find((holder) =>
    next === undefined
      ? node.compareDocumentPosition(holder) === Node.DOCUMENT_POSITION_FOLLOWING
      : next === holder || next.contains(holder) || isAfter(next, holder),
  );
  return after === undefined ? lastOffset(root) : Number(after.getAttribute(offsetAttribute));
}

function isAfter(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function lastOffset(root: HTMLElement): number {
  const last = [...root.querySelectorAll(`[${offsetAttribute}]`)].at(-1);
  return last === undefined ? 0 : Number(last.getAttribute(offsetAttribute)) + (last.textContent?.length ?? 0);
}

/**
 * Moves the page's selection through the text from the keyboard; true where the key did that. Left and right take the
 * next symbol, with Ctrl the next word; with Shift they, and up and down by lines, extend what is selected.
 */
export function moveSelection(
  root: HTMLElement,
  { key, shiftKey, ctrlKey }: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
): boolean {
  const selection = root.ownerDocument.getSelection();
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  if (selection === null || !(sideways || (shiftKey && (key === "ArrowUp" || key === "ArrowDown")))) return false;
  if (selection.anchorNode === null || !root.contains(selection.anchorNode)) {
    const first = root.querySelector(`[${offsetAttribute}]`)?.firstChild ?? null;
    if (first === null) return false;
    selection.collapse(first, 0);
  }
  const direction = key === "ArrowRight" || key === "ArrowDown" ? "forward" : "backward";
  if (!shiftKey && direction === "forward") selection.collapseToEnd();
  else if (!shiftKey) selection.collapseToStart();
  selection.modify("extend", direction, sideways ? (ctrlKey ? "word" : "character") : "line");
  return true;
}
