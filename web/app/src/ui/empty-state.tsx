import type { ReactNode } from "react";

export type EmptyStateProps = {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** Whether the title is the page's own heading. */
  readonly heading?: boolean;
  /** Why nothing is here and what to do. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** What stands where there is nothing to show. */
export function EmptyState({ icon, title, heading = false, children, action }: EmptyStateProps): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      {icon !== undefined && <span className="mb-1 text-quiet">{icon}</span>}
      {heading ? <h1 className="text-lg font-medium">{title}</h1> : <p className="text-lg font-medium">{title}</p>}
      {children !== undefined && <div className="text-base text-quiet">{children}</div>}
      {action !== undefined && <div className="mt-3 flex gap-2">{action}</div>}
    </div>
  );
}
