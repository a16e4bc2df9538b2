import { expect, test } from "@playwright/test";
import { call, choiceConfig, createProject, signIn } from "./pages.ts";

test("answers given without a network and a closed tab are stored once", async ({ page, context }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Offline", label_config: choiceConfig });
  const tasks = await Promise.all(
    ["one", "two"].map((text) =>
      call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, { data: { text } }),
    ),
  );
  await page.goto(`/projects/${project}/label`);
  await expect(page.getByRole("heading", { name: /^Task/ })).toBeVisible();
  const shown = Number(/\d+/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0]);

  await context.setOffline(true);
  for (const key of ["g", "b", "g"]) {
    await page.keyboard.press(key);
  }
  await expect(page.getByText(/^Offline: kept here/)).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: `Task ${shown}` })).toBeHidden();
  await page.close();
  await context.setOffline(false);

  const later = await context.newPage();
  await later.goto("/projects");
  type Stored = { annotations: { result: { value: { choices: string[] } }[] }[] };
  await expect.poll(async () => (await call<Stored>(later, "GET", `/api/tasks/${shown}`)).annotations.length).toBe(1);
  const stored = await call<Stored>(later, "GET", `/api/tasks/${shown}`);
  expect(stored.annotations[0]?.result.map((item) => item.value.choices)).toEqual([["Good"]]);
  expect(tasks.map(({ id }) => id)).toContain(shown);
});

test("a page that cannot be loaded without a network says so in its place", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Far from a network", label_config: choiceConfig });
  await page.goto(`/projects/${project}`);
  await expect(page.getByRole("link", { name: "Export", exact: true })).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await expect(page.getByRole("heading", { name: "This page cannot be shown" })).toBeVisible();
  await expect(page.getByText(/^No network/)).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Export", level: 1 })).toBeVisible();
});
