import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Project } from "../server/api.ts";
import { Logo } from "../shell/logo.tsx";

export type StreamFrameProps = {
  readonly project: Project;
  readonly title: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
};

/** The page of a stream while no task is on it. */
export function StreamFrame({ project, title, tools, children }: StreamFrameProps): ReactNode {
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-11 shrink-0 items-center gap-3 border-b border-hairline bg-surface px-3 text-sm">
        <StreamCrumbs project={project} />
        <h1 className="font-medium">{title}</h1>
        <span className="flex-1" />
        {tools}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  );
}

/** The way back from a stream to its project. */
export function StreamCrumbs({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Where you are`} className="flex min-w-0 items-center gap-1 text-quiet">
      <Link
        to="/projects"
        aria-label={t`All projects`}
        className="flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-hover"
      >
        <Logo size={20} />
      </Link>
      <Link
        to="/projects/$projectId"
        params={{ projectId: String(project.id) }}
        className="max-w-64 truncate rounded hover:text-ink"
      >
        {project.title}
      </Link>
      <ChevronRight size={14} strokeWidth={1.5} aria-hidden={true} className="shrink-0" />
    </nav>
  );
}
