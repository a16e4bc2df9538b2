import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { DocumentTitle } from "./document-title.tsx";

export type PageProps = {
  readonly title: string;
  /** Beside the title: what can be done with the whole page. */
  readonly actions?: ReactNode;
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** A page of its own with title and content. */
export function Page({ title, actions, lead, wide = false, children }: PageProps): ReactNode {
  return (
    <div className={classNames("mx-auto flex flex-col gap-5 px-6 py-6", wide ? "max-w-7xl" : "max-w-4xl")}>
      <DocumentTitle text={title} />
      <header className="flex flex-wrap items-center gap-3">
        <div className="flex-1">
          <h1 className="text-xl font-medium">{title}</h1>
          {lead !== undefined && <p className="text-base text-quiet">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}

export type SectionProps = {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page under its own title. */
export function Section({ title, lead, actions, children }: SectionProps): ReactNode {
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-wrap items-end gap-3">
        <div className="flex-1">
          <h2 className="text-lg font-medium">{title}</h2>
          {lead !== undefined && <p className="text-sm text-quiet">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A plain sheet that groups what belongs together. */
export function Sheet({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return <div className={classNames("rounded-lg border border-hairline bg-surface p-4", className)}>{children}</div>;
}
