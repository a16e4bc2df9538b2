/**
 * Brings a control that is on the page into sight and gives it the focus, e.g. one whose answer is missing; false where
 * it is not there. A perRegion control is there while its region is selected.
 */
export function revealControl(page: ParentNode, control: string): boolean {
  const place = page.querySelector<HTMLElement>(`[data-control="${CSS.escape(control)}"]`);
  if (place === null) return false;
  place.scrollIntoView?.({ block: "center" });
  place.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  return true;
}
