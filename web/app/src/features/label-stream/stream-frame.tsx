import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Project } from "../../server/api.ts";
import { Logo } from "../../shell/logo.tsx";

/** The stream's page while no task is on it. */
export function StreamFrame({
  project,
  children,
}: {
  readonly project: Project;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-11 shrink-0 items-center gap-3 border-b border-hairline bg-surface px-3 text-sm">
        <StreamCrumbs project={project} />
        <h1 className="font-medium">{t`Label`}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  );
}

/** The way back from the stream. */
export function StreamCrumbs({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Where you are`} className="flex min-w-0 items-center gap-1 text-quiet">
      <Link
        to="/projects"
        aria-label={t`All projects`}
        className="flex size-8 items-center justify-center rounded-md hover:bg-hover"
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
      <ChevronRight size={14} strokeWidth={1.5} aria-hidden={true} />
    </nav>
  );
}

/** How far the whole project is. */
export function StreamProgress({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const { finished_task_number: done, task_number: total } = project;
  const share = total > 0 ? done / total : 0;
  const around = 2 * Math.PI * 5;
  return (
    <span
      className="inline-flex items-center gap-1.5 whitespace-nowrap text-quiet tabular-nums"
      title={t`Tasks labeled`}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="-rotate-90">
        <circle cx="7" cy="7" r="5" fill="none" strokeWidth="2.5" className="stroke-hairline" />
        <circle
          cx="7"
          cy="7"
          r="5"
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={`${share * around} ${around}`}
          className="stroke-completed"
        />
      </svg>
      {formatCount(done)}/{formatCount(total)}
    </span>
  );
}
