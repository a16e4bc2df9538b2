import { expect, test } from "@playwright/test";
import { call, choiceConfig, createProject, owner, signIn } from "./pages.ts";

test("a task is found, answered and submitted by keyboard alone", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: `By keyboard ${Date.now()}`, label_config: choiceConfig });
  const { id } = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, {
    data: { text: "fine day" },
  });
  await page.context().clearCookies();

  await page.goto("/sign-in");
  await expect(page.getByLabel("Email")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type(owner.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search actions, projects, tasks" })).toBeFocused();
  await page.keyboard.type("by keyboard");
  await expect(page.getByRole("option", { name: /By keyboard/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/projects\/\d+$/);
  await page.goto(`/projects/${project}/label`);
  await expect(page.getByRole("heading", { name: `Task ${id}` })).toBeVisible();

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.keyboard.press("g");
  await expect(page.getByRole("radio", { name: /Good/ })).toBeChecked();
  await page.keyboard.press("?");
  await expect(page.getByRole("heading", { name: "Keys on this page" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Keys on this page" })).toBeHidden();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("No task for you now")).toBeVisible();

  const task = await call<{ annotations: { result: { value: { choices: string[] } }[] }[] }>(
    page,
    "GET",
    `/api/tasks/${id}`,
  );
  expect(task.annotations.map((each) => each.result.map((item) => item.value.choices))).toEqual([[["Good"]]]);
});
