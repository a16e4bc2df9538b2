import type { ReactNode } from "react";
import { Logo } from "../../shell/logo.tsx";
import { DocumentTitle } from "../../ui/document-title.tsx";

/** The page before one is in: the mark, a title, a form. */
export function Gateway({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <main className="flex min-h-full items-start justify-center px-4 pt-[14vh]">
      <div className="flex w-full max-w-sm flex-col gap-6">
        <DocumentTitle text={title} />
        <header className="flex flex-col items-center gap-3">
          <Logo size={44} />
          <h1 className="text-xl font-medium">{title}</h1>
        </header>
        <div className="rounded-lg border border-hairline bg-surface p-6">{children}</div>
      </div>
    </main>
  );
}
