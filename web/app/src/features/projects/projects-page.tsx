import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { FolderKanban, Plus } from "lucide-react";
import { type ReactNode, useDeferredValue, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Project } from "../../server/api.ts";
import { projectsQuery } from "../../server/projects.ts";
import { atLeast, useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { inputLook } from "../../ui/field.tsx";
import { LoadProblem } from "../../ui/loaded.tsx";
import { Page } from "../../ui/page.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBar } from "../../ui/state-bar.tsx";
import { Time } from "../../ui/time.tsx";

type Ordering = "-created_at" | "title" | "-task_number";

/** All projects one may see, with how far they are. */
export function ProjectsPage(): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const me = useMe();
  const [search, setSearch] = useState("");
  const [ordering, setOrdering] = useState<Ordering>("-created_at");
  const query = useInfiniteQuery(projectsQuery(useDeferredValue(search), ordering));
  const projects = query.data?.pages.flatMap((page) => page.results) ?? [];
  const count = query.data?.pages[0]?.count ?? 0;
  const mayCreate = atLeast(me?.role, "manager");
  const create = (
    <Button
      kind="primary"
      icon={<Plus size={16} strokeWidth={1.75} aria-hidden={true} />}
      onClick={() => void navigate({ to: "/projects/new" })}
    >
      <Trans>New project</Trans>
    </Button>
  );
  return (
    <Page wide={true} title={t`Projects`} actions={mayCreate && create}>
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          aria-label={t`Search projects`}
          placeholder={t`Search projects`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={`${inputLook} h-8 max-w-72`}
        />
        <Select
          label={t`Order`}
          labelHidden={true}
          value={ordering}
          onChange={setOrdering}
          options={[
            { value: "-created_at", label: t`Newest first` },
            { value: "title", label: t`By title` },
            { value: "-task_number", label: t`Most tasks first` },
          ]}
        />
        <span className="flex-1" />
        {query.data !== undefined && (
          <span className="text-sm text-quiet tabular-nums">
            <Plural value={count} one="# project" other="# projects" />
          </span>
        )}
      </div>
      {query.data === undefined && query.error === null && <Skeleton rows={6} />}
      {query.error !== null && <LoadProblem problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && projects.length === 0 && (
        <EmptyState
          icon={<FolderKanban size={28} strokeWidth={1.25} aria-hidden={true} />}
          title={search === "" ? <Trans>No project yet</Trans> : <Trans>No project is called that</Trans>}
        >
          {search === "" ? (
            mayCreate ? (
              <Trans>Drop in some data, choose what to ask, and label the first task within two minutes.</Trans>
            ) : (
              <Trans>As soon as a manager lets you into a project, it appears here.</Trans>
            )
          ) : (
            <Trans>Search looks in titles and descriptions.</Trans>
          )}
        </EmptyState>
      )}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {projects.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Page>
  );
}

function ProjectCard({ project }: { readonly project: Project }): ReactNode {
  const params = { projectId: String(project.id) };
  return (
    <li className="group relative flex flex-col gap-2.5 rounded-lg border border-hairline bg-surface p-4 transition-colors hover:border-outline">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 truncate text-lg font-medium">
          <Link to="/projects/$projectId" params={params} className="after:absolute after:inset-0 after:rounded-lg">
            {project.title}
          </Link>
        </h2>
        <Link
          to="/projects/$projectId/label"
          params={params}
          className="relative z-10 rounded-md border border-outline/60 px-2 py-0.5 text-sm hover:bg-hover"
        >
          <Trans>Label</Trans>
        </Link>
      </div>
      <p className="line-clamp-2 min-h-10 text-sm text-quiet">{project.description}</p>
      <StateBar states={project.states} total={project.task_number} />
      <p className="flex justify-between text-sm text-quiet tabular-nums">
        <span>
          <Trans>
            {formatCount(project.finished_task_number)} of {formatCount(project.task_number)} tasks labeled
          </Trans>
        </span>
        <Time at={project.created_at} />
      </p>
    </li>
  );
}
