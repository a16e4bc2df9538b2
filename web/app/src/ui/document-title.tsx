import type { ReactNode } from "react";

/** What the browser's tab and history say of the page. */
export function DocumentTitle({ text }: { readonly text: string }): ReactNode {
  return <title>{`${text} · Assay`}</title>;
}
