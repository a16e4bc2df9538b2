import { expect, test } from "@playwright/test";
import { call, choiceConfig, createProject, expectAccessible, signIn } from "./pages.ts";

test("tasks are filtered, selected and changed with their count", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Many messages", label_config: choiceConfig });
  for (const text of ["rain today", "sun today", "rain tomorrow"]) {
    await call(page, "POST", `/api/projects/${project}/tasks`, { data: { text } });
  }
  await page.goto(`/projects/${project}/data`);
  const grid = page.getByRole("grid", { name: "Tasks" });
  await expect(grid.getByRole("row")).toHaveCount(3);
  await expectAccessible(page);

  await page.getByLabel("Text contains").fill("rain");
  await expect(page.getByText("2 filtered")).toBeVisible();
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/text=rain/);

  await page.getByRole("button", { name: "Select all 2" }).click();
  const bar = page.getByRole("toolbar", { name: "Selected tasks" });
  await expect(bar.getByText("2 tasks selected")).toBeVisible();
  await bar.getByRole("button", { name: "Set priority" }).click();
  await page.getByRole("spinbutton", { name: "Priority" }).fill("5");
  await page.getByRole("button", { name: "Set for 2 tasks" }).click();
  await expect(bar).toBeHidden();

  await page.getByRole("button", { name: "Clear the filter" }).click();
  await page.getByRole("button", { name: "Select all 3" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete 3 tasks" }).click();
  await expect(page.getByText("No tasks yet")).toBeVisible();
});

test("a task is opened from the table by keyboard", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Keys in the table", label_config: choiceConfig });
  const first = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "one" } });
  const last = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "two" } });
  await page.goto(`/projects/${project}/data`);
  const grid = page.getByRole("grid", { name: "Tasks" });
  await expect(grid.getByRole("row", { name: new RegExp(`\\b${first.id}\\b`) })).toBeVisible();
  await grid.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Task ${last.id}` })).toBeVisible();
});
