import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { ChevronRight, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import type { Action } from "../lib/action.ts";
import type { Project, Role } from "../server/api.ts";
import { projectQuery, projectsQuery } from "../server/projects.ts";
import { atLeast } from "../server/session.ts";
import { DocumentTitle } from "../ui/document-title.tsx";
import { Loaded } from "../ui/loaded.tsx";
import { Menu } from "../ui/menu.tsx";
import { useActions } from "./actions.tsx";

type ProjectTab = {
  readonly id: string;
  readonly to:
    | "/projects/$projectId"
    | "/projects/$projectId/data"
    | "/projects/$projectId/label"
    | "/projects/$projectId/review"
    | "/projects/$projectId/import"
    | "/projects/$projectId/export"
    | "/projects/$projectId/settings";
  readonly label: string;
  readonly role: Role;
};

function useTabs(project: Project): readonly ProjectTab[] {
  const { t } = useLingui();
  const tabs: readonly ProjectTab[] = [
    { id: "overview", to: "/projects/$projectId", label: t`Overview`, role: "annotator" },
    { id: "data", to: "/projects/$projectId/data", label: t`Data`, role: "annotator" },
    { id: "label", to: "/projects/$projectId/label", label: t`Label`, role: "annotator" },
    ...(project.review_required
      ? [{ id: "review", to: "/projects/$projectId/review", label: t`Review`, role: "reviewer" } as const]
      : []),
    { id: "import", to: "/projects/$projectId/import", label: t`Import`, role: "manager" },
    { id: "export", to: "/projects/$projectId/export", label: t`Export`, role: "manager" },
    { id: "settings", to: "/projects/$projectId/settings", label: t`Settings`, role: "manager" },
  ];
  return tabs.filter((tab) => atLeast(project.my_role, tab.role));
}

/** A project's page: where one is, the tabs that work for one's role, and the tab's content. */
export function ProjectFrame({ projectId }: { readonly projectId: number }): ReactNode {
  const project = useQuery(projectQuery(projectId));
  return (
    <div className="flex h-full flex-col">
      {project.data === undefined ? (
        <div className="p-6">
          <Loaded query={project} page={true}>
            {() => null}
          </Loaded>
        </div>
      ) : (
        <>
          <DocumentTitle text={project.data.title} />
          <ProjectHeader project={project.data} />
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Outlet />
          </div>
        </>
      )}
    </div>
  );
}

function ProjectHeader({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const tabs = useTabs(project);
  const params = { projectId: String(project.id) };
  const settings = useSettingsActions(project);
  useActions([
    ...tabs.map(
      (tab): Action => ({
        id: `tab-${tab.id}`,
        label: t`Go to ${tab.label}`,
        shortcut: null,
        group: project.title,
        enabled: () => true,
        run: () => void navigate({ to: tab.to, params }),
      }),
    ),
    ...settings,
  ]);
  return (
    <header className="shrink-0 border-b border-hairline bg-surface px-6 pt-3">
      <nav aria-label={t`Where you are`} className="flex items-center gap-1 text-sm text-quiet">
        <Link to="/projects" className="rounded hover:text-ink">{t`Projects`}</Link>
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden={true} />
        <h1>
          <ProjectSwitcher project={project} />
        </h1>
      </nav>
      <nav aria-label={t`Project`} className="mt-1 flex gap-1 overflow-x-auto">
        {tabs.map((tab) => (
          <Link
            key={tab.id}
            to={tab.to}
            params={params}
            activeOptions={{ exact: tab.id === "overview" }}
            className="border-b-2 border-transparent px-2.5 py-2 text-sm whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:border-focus aria-[current=page]:font-medium aria-[current=page]:text-ink"
          >
            {tab.label}
          </Link>
        ))}
      </nav>
    </header>
  );
}

/** The ways to each part of the settings, for those who may change them. */
function useSettingsActions(project: Project): readonly Action[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = { projectId: String(project.id) };
  const parts = [
    ["labeling", t`Settings: labeling config`],
    ["queue", t`Settings: review and queue`],
    ["members", t`Settings: members`],
    ["danger", t`Settings: delete tasks or the project`],
  ] as const;
  return parts.map(([part, label]) => ({
    id: `settings-${part}`,
    label,
    shortcut: null,
    group: project.title,
    enabled: () => atLeast(project.my_role, "manager"),
    run: () => void navigate({ to: "/projects/$projectId/settings", params, search: { part } }),
  }));
}

function ProjectSwitcher({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const others = useInfiniteQuery(projectsQuery("", "-created_at")).data?.pages[0]?.results ?? [];
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t`${project.title}, go to another project`}
          className="flex max-w-[60vw] items-center gap-1 rounded px-1 text-lg font-medium text-ink hover:bg-hover"
        >
          <span className="truncate">{project.title}</span>
          <ChevronsUpDown size={14} strokeWidth={1.5} aria-hidden={true} />
        </button>
      }
      items={others.map((other) => ({
        id: String(other.id),
        label: other.title,
        run: () => void navigate({ to: "/projects/$projectId", params: { projectId: String(other.id) } }),
      }))}
    />
  );
}
