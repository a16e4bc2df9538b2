import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useRouter,
} from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { readDataSearch } from "./features/data/data-search.ts";
import { type SettingsPart, settingsPartOf } from "./features/settings/settings-parts.ts";
import { InvitePage } from "./features/sign-in/invite-page.tsx";
import { SignInPage } from "./features/sign-in/sign-in-page.tsx";
import { queries } from "./server/api.ts";
import { sessionQuery } from "./server/session.ts";
import { Frame } from "./shell/frame.tsx";
import { ForAdministrators, ForManagers } from "./shell/gates.tsx";
import { part as loaded } from "./shell/missing-part.ts";
import { NotFound } from "./shell/not-found.tsx";
import { PageProblem } from "./shell/page-problem.tsx";
import { ProjectFrame } from "./shell/project-frame.tsx";

const root = createRootRouteWithContext()({ component: Outlet, notFoundComponent: NotFound });

/** A path of this site, never another one's address. */
function ownPath(to: unknown): string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to) ? to : "/projects";
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    search.to === undefined ? {} : { to: ownPath(search.to) },
  component: function SignIn(): ReactNode {
    const { to } = signIn.useSearch();
    const router = useRouter();
    return <SignInPage onSignedIn={() => router.history.push(ownPath(to))} />;
  },
});

const invite = createRoute({
  getParentRoute: () => root,
  path: "/invite/$token",
  component: function Invite(): ReactNode {
    const { token } = invite.useParams();
    const router = useRouter();
    return <InvitePage token={token} onSignedIn={() => router.history.push("/projects")} />;
  },
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    if ((await queries.ensureQueryData(sessionQuery)) === null) {
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
    }
  },
  component: Outlet,
});

const framed = createRoute({ getParentRoute: () => inside, id: "framed", component: () => <Frame /> });
const bare = createRoute({ getParentRoute: () => inside, id: "bare", component: () => <Frame bare={true} /> });

const home = createRoute({
  getParentRoute: () => framed,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/projects" });
  },
});

const projects = createRoute({
  getParentRoute: () => framed,
  path: "/projects",
  component: lazyRouteComponent(() => loaded(import("./features/projects/projects-page.tsx")), "ProjectsPage"),
});

const newProject = createRoute({
  getParentRoute: () => framed,
  path: "/projects/new",
  component: lazyRouteComponent(() => loaded(import("./features/projects/new-project-page.tsx")), "NewProjectPage"),
});

const project = createRoute({
  getParentRoute: () => framed,
  path: "/projects/$projectId",
  component: function Project(): ReactNode {
    return <ProjectFrame projectId={Number(project.useParams().projectId)} />;
  },
});

const OverviewPage = lazyRouteComponent(() => loaded(import("./features/overview/overview-page.tsx")), "OverviewPage");
const overview = createRoute({
  getParentRoute: () => project,
  path: "/",
  component: function Overview(): ReactNode {
    return <OverviewPage projectId={Number(project.useParams().projectId)} />;
  },
});

const DataPage = lazyRouteComponent(() => loaded(import("./features/data/data-page.tsx")), "DataPage");
const TaskPage = lazyRouteComponent(() => loaded(import("./features/task-view/task-page.tsx")), "TaskPage");
const data = createRoute({
  getParentRoute: () => project,
  path: "/data",
  validateSearch: readDataSearch,
  component: function Data(): ReactNode {
    const search = data.useSearch();
    const navigate = data.useNavigate();
    const open = search.task;
    return (
      <DataPage
        projectId={Number(project.useParams().projectId)}
        search={search}
        onSearch={(next) => void navigate({ search: next, replace: true })}
        onTask={(taskId) => void navigate({ to: "/tasks/$taskId", params: { taskId: String(taskId) } })}
        task={open === undefined ? null : <TaskPage key={open} taskId={open} beside={true} />}
      />
    );
  },
});

const ImportPage = lazyRouteComponent(() => loaded(import("./features/transfer/import-page.tsx")), "ImportPage");
const importing = createRoute({
  getParentRoute: () => project,
  path: "/import",
  validateSearch: (search: Record<string, unknown>): { job?: number } => {
    const job = Number(search.job);
    return Number.isInteger(job) && job > 0 ? { job } : {};
  },
  component: function Import(): ReactNode {
    const { job } = importing.useSearch();
    const projectId = Number(project.useParams().projectId);
    return (
      <ForManagers projectId={projectId}>
        <ImportPage key={job} projectId={projectId} job={job ?? null} />
      </ForManagers>
    );
  },
});

const ExportPage = lazyRouteComponent(() => loaded(import("./features/transfer/export-page.tsx")), "ExportPage");
const exporting = createRoute({
  getParentRoute: () => project,
  path: "/export",
  component: function Export(): ReactNode {
    const projectId = Number(project.useParams().projectId);
    return (
      <ForManagers projectId={projectId}>
        <ExportPage projectId={projectId} />
      </ForManagers>
    );
  },
});

const SettingsPage = lazyRouteComponent(() => loaded(import("./features/settings/settings-page.tsx")), "SettingsPage");
const settings = createRoute({
  getParentRoute: () => project,
  path: "/settings",
  validateSearch: (search: Record<string, unknown>): { part?: SettingsPart } =>
    settingsPartOf(search.part) === "general" ? {} : { part: settingsPartOf(search.part) },
  component: function Settings(): ReactNode {
    const { part } = settings.useSearch();
    const projectId = Number(project.useParams().projectId);
    return (
      <ForManagers projectId={projectId}>
        <SettingsPage projectId={projectId} part={part ?? "general"} />
      </ForManagers>
    );
  },
});

const task = createRoute({
  getParentRoute: () => framed,
  path: "/tasks/$taskId",
  component: function Task(): ReactNode {
    const { taskId } = task.useParams();
    return <TaskPage key={taskId} taskId={Number(taskId)} />;
  },
});

const reviewInbox = createRoute({
  getParentRoute: () => framed,
  path: "/review",
  component: lazyRouteComponent(
    () => loaded(import("./features/review-inbox/review-inbox-page.tsx")),
    "ReviewInboxPage",
  ),
});

const LabelStreamPage = lazyRouteComponent(
  () => loaded(import("./features/label-stream/label-stream-page.tsx")),
  "LabelStreamPage",
);
const label = createRoute({
  getParentRoute: () => bare,
  path: "/projects/$projectId/label",
  validateSearch: (search: Record<string, unknown>): { task?: number } => {
    const task = Number(search.task);
    return Number.isInteger(task) && task > 0 ? { task } : {};
  },
  component: function Label(): ReactNode {
    const { projectId } = label.useParams();
    const { task: taskId } = label.useSearch();
    const navigate = label.useNavigate();
    const onTask = useCallback(
      (next: number | null) => void navigate({ search: next === null ? {} : { task: next } }),
      [navigate],
    );
    return <LabelStreamPage projectId={Number(projectId)} taskId={taskId ?? null} onTask={onTask} />;
  },
});

const ReviewStreamPage = lazyRouteComponent(
  () => loaded(import("./features/review-stream/review-stream-page.tsx")),
  "ReviewStreamPage",
);
const review = createRoute({
  getParentRoute: () => bare,
  path: "/projects/$projectId/review",
  component: function Review(): ReactNode {
    return <ReviewStreamPage projectId={Number(review.useParams().projectId)} />;
  },
});

const jobs = createRoute({
  getParentRoute: () => framed,
  path: "/jobs",
  component: lazyRouteComponent(() => loaded(import("./features/jobs/jobs-page.tsx")), "JobsPage"),
});

const PeoplePage = lazyRouteComponent(() => loaded(import("./features/people/people-page.tsx")), "PeoplePage");
const people = createRoute({
  getParentRoute: () => framed,
  path: "/people",
  component: function People(): ReactNode {
    return (
      <ForAdministrators>
        <PeoplePage />
      </ForAdministrators>
    );
  },
});

const OrganizationPage = lazyRouteComponent(
  () => loaded(import("./features/organization/organization-page.tsx")),
  "OrganizationPage",
);
const organization = createRoute({
  getParentRoute: () => framed,
  path: "/organisation",
  component: function Organization(): ReactNode {
    return (
      <ForAdministrators>
        <OrganizationPage />
      </ForAdministrators>
    );
  },
});

const account = createRoute({
  getParentRoute: () => framed,
  path: "/account",
  component: lazyRouteComponent(() => loaded(import("./features/account/account-page.tsx")), "AccountPage"),
});

const routes = root.addChildren([
  signIn,
  invite,
  inside.addChildren([
    framed.addChildren([
      home,
      projects,
      newProject,
      project.addChildren([overview, data, importing, exporting, settings]),
      task,
      reviewInbox,
      jobs,
      people,
      organization,
      account,
    ]),
    bare.addChildren([label, review]),
  ]),
]);

export const router = createRouter({
  routeTree: routes,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: PageProblem,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
