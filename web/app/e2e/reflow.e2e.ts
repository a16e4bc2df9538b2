import { expect, type Page, test } from "@playwright/test";
import { brokenRules, call, choiceConfig, createProject, signIn } from "./pages.ts";

async function pathsOf(page: Page): Promise<readonly string[]> {
  const project = await createProject(page, { title: "In large type and a narrow window", label_config: choiceConfig });
  const { id } = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "one" } });
  const within = ["", "/data", "/data?look=grid", "/import", "/export", "/settings", "/settings?part=labeling"];
  return [
    "/projects",
    "/projects/new",
    ...[...within, "/settings?part=queue", "/settings?part=danger"].map((path) => `/projects/${project}${path}`),
    `/tasks/${id}`,
    "/review",
    "/jobs",
    "/people",
    "/organisation",
    "/account",
  ];
}

/** How far the page reaches out of the window sideways, in CSS pixels. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    const inner = main === null ? 0 : main.scrollWidth - main.clientWidth;
    return Math.max(inner, document.documentElement.scrollWidth - document.documentElement.clientWidth);
  });
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
}

test("every page fits the window in letters of twice the size", async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  for (const path of await pathsOf(page)) {
    await test.step(path, async () => {
      await visit(page, path);
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      expect.soft(await overhang(page), path).toBeLessThanOrEqual(0);
    });
  }
});

test("every page fits a narrow window, where the rail folds into a menu", async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 720, height: 900 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  for (const path of await pathsOf(page)) {
    await test.step(path, async () => {
      await visit(page, path);
      expect.soft(await overhang(page), path).toBeLessThanOrEqual(0);
    });
  }
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const menu = page.getByRole("navigation", { name: "Main" });
  expect.soft(await brokenRules(page)).toEqual([]);
  await menu.getByRole("link", { name: "Projects", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  await expect(menu).toBeHidden();
});
