import { type Browser, expect, type Page, test } from "@playwright/test";
import {
  boxConfig,
  brokenRules,
  call,
  choiceConfig,
  colleague,
  createProject,
  expectAccessible,
  importFiles,
  picture,
  signIn,
} from "./pages.ts";

type Shot = {
  readonly name: string;
  readonly path: string;
  /** What is done on the page before the picture. */
  readonly act?: (page: Page) => Promise<void>;
};

type Scene = {
  /** A project with tasks in every state; the demonstration's where the server has it. */
  readonly filled: number;
  readonly pictures: number;
  readonly empty: number;
  readonly huge: number;
  readonly task: number;
};

const hugeRows = 20_000;

async function projectCalled(page: Page, title: string, make: () => Promise<number>): Promise<number> {
  const { results } = await call<{ results: { id: number; title: string }[] }>(
    page,
    "GET",
    `/api/projects?page_size=100&search=${encodeURIComponent(title)}`,
  );
  return results.find((project) => project.title === title)?.id ?? (await make());
}

async function hugeProject(page: Page): Promise<number> {
  const project = await createProject(page, { title: "Very many messages", label_config: choiceConfig });
  const rows = Array.from({ length: hugeRows }, (_, row) => `Message ${row} about order ${(row * 7919) % 100_003}`);
  const buffer = Buffer.from(["text", ...rows].join("\n"));
  await importFiles(page, project, [{ name: "many.csv", mimeType: "text/csv", buffer }]);
  return project;
}

async function sceneOf(page: Page): Promise<Scene> {
  const filled = await projectCalled(page, "Customer messages", async () => {
    const project = await createProject(page, { title: "Customer messages", label_config: choiceConfig });
    await call(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "The parcel came late." } });
    return project;
  });
  const pictures = await projectCalled(page, "Things in pictures", async () => {
    const project = await createProject(page, { title: "Things in pictures", label_config: boxConfig });
    await importFiles(page, project, [{ name: "a.png", mimeType: "image/png", buffer: picture(640, 480) }]);
    return project;
  });
  const empty = await projectCalled(page, "Nothing in it", () =>
    createProject(page, { title: "Nothing in it", label_config: boxConfig }),
  );
  const huge = await projectCalled(page, "Very many messages", () => hugeProject(page));
  const [first] = await call<{ id: number }[]>(page, "GET", `/api/projects/${pictures}/tasks?page_size=1`);
  return { filled, pictures, empty, huge, task: first?.id ?? 0 };
}

const press =
  (...names: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) {
      await page.getByRole("button", { name, exact: true }).first().click();
    }
  };

const keys =
  (...pressed: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of pressed) {
      await page.keyboard.press(key);
    }
  };

const opened =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toBeVisible();
  };

async function refusedImport(page: Page): Promise<void> {
  const rows = JSON.stringify([{ image: "/a.png" }, { nothing: 1 }, { nothing: 2 }]);
  await page
    .getByTestId("files")
    .setInputFiles([{ name: "tasks.json", mimeType: "application/json", buffer: Buffer.from(rows) }]);
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await expect(page.getByText("Nothing was imported.", { exact: true })).toBeVisible();
}

async function brokenConfig(page: Page): Promise<void> {
  const editor = page.getByRole("textbox", { name: "Labeling config" });
  await editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("<Rectangle");
  await expect(page.getByRole("list", { name: "Problems of the config" })).toBeVisible();
}

/** A project with the network away: the page waits and says why. */
async function withoutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await expect(page.getByText(/^No network/)).toBeVisible();
}

function projectShots({ filled, pictures, empty, huge, task }: Scene): readonly Shot[] {
  const chosen = encodeURIComponent(
    JSON.stringify({
      conjunction: "and",
      items: [
        { column: "state", operator: "in_list", value: ["completed", "accepted"] },
        {
          conjunction: "or",
          items: [
            { column: "total_predictions", operator: "greater", value: 0 },
            { column: "data.text", operator: "contains", value: "parcel" },
          ],
        },
      ],
    }),
  );
  const parts = ["general", "labeling", "queue", "members", "danger"];
  return [
    { name: "overview", path: `/projects/${filled}` },
    { name: "overview-table", path: `/projects/${filled}`, act: press("Show as table") },
    { name: "overview-empty", path: `/projects/${empty}` },
    { name: "overview-huge", path: `/projects/${huge}` },
    { name: "data", path: `/projects/${filled}/data` },
    { name: "data-filtered", path: `/projects/${filled}/data?filter=${chosen}` },
    { name: "data-filter-form", path: `/projects/${filled}/data?filter=${chosen}`, act: press("Filter") },
    { name: "data-columns", path: `/projects/${filled}/data`, act: press("Columns") },
    { name: "data-selected", path: `/projects/${filled}/data`, act: (page) => selectAll(page) },
    { name: "data-delete", path: `/projects/${filled}/data`, act: (page) => selectAll(page, "Delete") },
    { name: "data-assign", path: `/projects/${filled}/data`, act: (page) => selectAll(page, "Assign") },
    { name: "data-nothing", path: `/projects/${filled}/data`, act: (page) => searchFor(page, "no such words") },
    { name: "data-empty", path: `/projects/${empty}/data` },
    { name: "data-huge", path: `/projects/${huge}/data`, act: (page) => lastRow(page) },
    { name: "data-grid", path: `/projects/${pictures}/data?look=grid` },
    { name: "data-beside", path: `/projects/${pictures}/data?task=${task}` },
    { name: "task", path: `/tasks/${task}` },
    { name: "label", path: `/projects/${pictures}/label` },
    { name: "label-empty", path: `/projects/${empty}/label` },
    { name: "review", path: `/projects/${filled}/review` },
    { name: "review-empty", path: `/projects/${empty}/review` },
    { name: "import", path: `/projects/${filled}/import` },
    { name: "import-problems", path: `/projects/${empty}/import`, act: refusedImport },
    { name: "export", path: `/projects/${pictures}/export` },
    { name: "export-empty", path: `/projects/${empty}/export` },
    ...parts.map((part) => ({ name: `settings-${part}`, path: `/projects/${filled}/settings?part=${part}` })),
    { name: "settings-broken", path: `/projects/${filled}/settings?part=labeling`, act: brokenConfig },
    { name: "settings-templates", path: `/projects/${filled}/settings?part=labeling`, act: press("Templates") },
    { name: "settings-delete", path: `/projects/${filled}/settings?part=danger`, act: press("Delete project") },
  ];
}

async function selectAll(page: Page, ...then: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: /^Select all/ }).click();
  await press(...then)(page);
}

async function searchFor(page: Page, text: string): Promise<void> {
  await page.getByLabel("Text contains").fill(text);
  await expect(page.getByText("No task is like that")).toBeVisible();
}

async function lastRow(page: Page): Promise<void> {
  await page.getByRole("grid", { name: "Tasks" }).focus();
  await page.keyboard.press("End");
  await expect(page.getByText(`Message ${hugeRows - 1} about`)).toBeVisible();
}

const everywhere: readonly Shot[] = [
  { name: "projects", path: "/projects" },
  { name: "projects-nothing", path: "/projects", act: (page) => page.getByLabel("Search projects").fill("qqqqq") },
  { name: "new-project", path: "/projects/new" },
  { name: "new-project-chosen", path: "/projects/new", act: press("Boxes Draw a box around each object.") },
  { name: "review-inbox", path: "/review" },
  { name: "jobs", path: "/jobs" },
  { name: "jobs-tray", path: "/projects", act: (page) => page.getByRole("button", { name: /^Jobs/ }).click() },
  { name: "people", path: "/people" },
  { name: "people-invite", path: "/people", act: press("Invite") },
  { name: "organisation", path: "/organisation" },
  { name: "account", path: "/account" },
  { name: "palette", path: "/projects", act: opened("Control+k") },
  { name: "help", path: "/projects", act: opened("?") },
  { name: "rail-with-words", path: "/people", act: keys("[") },
  { name: "not-found", path: "/projects/999999" },
  { name: "no-page", path: "/nowhere" },
];

/** What somebody sees who only annotates. */
function withoutRights({ filled, empty }: Scene): readonly Shot[] {
  return [
    { name: "annotator-projects", path: "/projects" },
    { name: "annotator-overview", path: `/projects/${filled}` },
    { name: "annotator-overview-empty", path: `/projects/${empty}` },
    { name: "annotator-data", path: `/projects/${filled}/data` },
    { name: "annotator-label-empty", path: `/projects/${empty}/label` },
    { name: "annotator-export", path: `/projects/${filled}/export` },
    { name: "annotator-people", path: "/people" },
    { name: "annotator-organisation", path: "/organisation" },
    { name: "annotator-review", path: `/projects/${filled}/review` },
    { name: "annotator-jobs", path: "/jobs" },
  ];
}

async function take(page: Page, folder: string, { name, path, act }: Shot): Promise<void> {
  await test.step(name, async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    await act?.(page);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: `${folder}/${name}.png` });
    expect.soft(await brokenRules(page), name).toEqual([]);
    await page.evaluate(() => localStorage.removeItem("assay.rail"));
  });
}

async function annotator(browser: Browser, page: Page, like: Page): Promise<Page> {
  const own = await colleague(browser, page, "annotator", "annotator");
  await own.setViewportSize(like.viewportSize() ?? { width: 1440, height: 900 });
  return own;
}

for (const width of [1440, 1024]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every page at ${width} in ${colorScheme}`, async ({ page, browser }) => {
      test.setTimeout(900_000);
      const folder = `app/test-results/screens/${width}-${colorScheme}`;
      const media = { colorScheme, reducedMotion: "reduce" } as const;
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia(media);
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.screenshot({ path: `${folder}/sign-in.png` });
      await expectAccessible(page);
      await signIn(page);
      const scene = await sceneOf(page);
      for (const shot of [...everywhere, ...projectShots(scene)]) {
        await take(page, folder, shot);
      }
      const other = await annotator(browser, page, page);
      await other.emulateMedia(media);
      for (const shot of withoutRights(scene)) {
        await take(other, folder, shot);
      }
      await take(page, folder, { name: "without-network", path: `/projects/${scene.filled}`, act: withoutNetwork });
    });
  }
}
