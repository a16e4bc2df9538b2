import { expect, type Page, test } from "@playwright/test";
import { boxConfig, call, createProject, importFiles, picture, signIn } from "./pages.ts";

type Shot = { readonly name: string; readonly path: string };

/** The newest project with tasks, or one made for the pictures. */
async function filledProject(page: Page): Promise<number> {
  const { results } = await call<{ results: { id: number; task_number: number }[] }>(
    page,
    "GET",
    "/api/projects?page_size=100",
  );
  const filled = results.find((project) => project.task_number > 0);
  if (filled !== undefined) {
    return filled.id;
  }
  const project = await createProject(page, { title: "For the pictures", label_config: boxConfig });
  await importFiles(page, project, [{ name: "a.png", mimeType: "image/png", buffer: picture(640, 480) }]);
  return project;
}

async function shotsOf(page: Page): Promise<readonly Shot[]> {
  const filled = await filledProject(page);
  const empty = await createProject(page, { title: "Nothing in it", label_config: boxConfig });
  const tasks = await call<{ id: number }[]>(page, "GET", `/api/projects/${filled}/tasks?page_size=1`);
  const within = ["", "data", "data?look=grid", "import", "export", "label", "review"];
  const parts = ["general", "labeling", "queue", "members", "danger"].map((part) => `settings?part=${part}`);
  return [
    { name: "projects", path: "/projects" },
    { name: "new-project", path: "/projects/new" },
    ...[...within, ...parts].map((path) => ({
      name: `project-${path.replaceAll(/\W+/g, "-") || "overview"}`,
      path: `/projects/${filled}/${path}`,
    })),
    ...["", "data", "label", "export"].map((path) => ({
      name: `empty-${path || "overview"}`,
      path: `/projects/${empty}/${path}`,
    })),
    { name: "task", path: `/tasks/${tasks[0]?.id ?? 0}` },
    { name: "review-inbox", path: "/review" },
    { name: "jobs", path: "/jobs" },
    { name: "people", path: "/people" },
    { name: "organisation", path: "/organisation" },
    { name: "account", path: "/account" },
    { name: "not-found", path: "/projects/999999" },
  ];
}

for (const width of [1440, 1024]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every page at ${width} in ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const folder = `app/test-results/screens/${width}-${colorScheme}`;
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({ path: `${folder}/sign-in.png` });
      await signIn(page);
      for (const { name, path } of await shotsOf(page)) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `${folder}/${name}.png` });
      }
    });
  }
}
