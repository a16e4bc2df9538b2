import { expect, type Page, test } from "@playwright/test";
import { call, choiceConfig, colleague, createProject, expectAccessible, signIn } from "./pages.ts";

async function messages(page: Page, title: string, ...texts: readonly string[]): Promise<number> {
  const project = await createProject(page, { title, label_config: choiceConfig });
  for (const text of texts) {
    await call(page, "POST", `/api/projects/${project}/tasks`, { data: { text, length: text.length } });
  }
  await page.goto(`/projects/${project}/data`);
  return project;
}

const tasks = (page: Page): ReturnType<Page["getByRole"]> => page.getByRole("grid", { name: "Tasks" });

test("tasks are filtered, selected and changed with their count", async ({ page }) => {
  await signIn(page);
  await messages(page, "Many messages", "rain today", "sun today", "rain tomorrow");
  const rows = tasks(page).getByRole("row", { name: /Select task/ });
  await expect(rows).toHaveCount(3);
  await expectAccessible(page);

  await page.getByLabel("Text contains").fill("rain");
  await expect(page.getByText("2 filtered")).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/rain/);

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

test("a nested filter is built, saved as a view, and found again under its tab", async ({ page }) => {
  await signIn(page);
  const project = await messages(page, "Nested filters", "rain today", "sun today", "snow", "hail and rain");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const form = page.getByRole("dialog");
  const choose = async (label: string, at: number, option: string): Promise<void> => {
    await form.getByRole("combobox", { name: label }).nth(at).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await choose("States", 0, "Draft");
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Group", exact: true }).first().click();
  const group = form.getByRole("group").nth(1);
  await choose("Column", 1, "text");
  await group.getByLabel("Value").fill("sun");
  await group.getByRole("button", { name: "Condition", exact: true }).click();
  await choose("Column", 2, "length");
  await choose("Comparison", 2, "is");
  await group.getByLabel("Value").nth(1).fill("4");
  await expect(page.getByText("2 filtered")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "text contains “sun” or length is “4”", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Save as a new view" }).click();
  await page.getByLabel("Title").fill("Short or sunny");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const tabs = page.getByRole("navigation", { name: "Saved views" });
  await expect(tabs.getByRole("link", { name: "Short or sunny" })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveURL(/\?tab=\d+$/);

  await tabs.getByRole("link", { name: "All tasks" }).click();
  await expect(page.getByText("4 tasks", { exact: true })).toBeVisible();
  await page.goto(`/projects/${project}/data`);
  await tabs.getByRole("link", { name: "Short or sunny" }).click();
  await expect(page.getByText("2 filtered")).toBeVisible();
  await page.getByRole("button", { name: /Grid/ }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.reload();
  await expect(page.getByRole("list", { name: "Tasks" }).getByRole("listitem")).toHaveCount(2);
});

test("columns are hidden, pinned and sized, and stay so", async ({ page }) => {
  await signIn(page);
  await messages(page, "Columns", "one", "two");
  const head = (name: string): ReturnType<Page["getByRole"]> =>
    tasks(page).getByRole("columnheader").filter({ hasText: name });
  await head("Predictions").getByRole("button", { name: "Column Predictions" }).click();
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await expect(head("Predictions")).toHaveCount(0);
  const edge = page.getByRole("separator", { name: "Width of State" });
  const before = await head("State").boundingBox();
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await head("State").boundingBox())?.width).toBe((before?.width ?? 0) + 16);
  await head("Priority").getByRole("button", { name: "Priority", exact: true }).click();
  await expect(head("Priority")).toHaveAttribute("aria-sort", "descending");
  await page.reload();
  await expect(head("State")).toBeVisible();
  await expect(head("Predictions")).toHaveCount(0);
  await expect(head("Priority")).toHaveAttribute("aria-sort", "descending");
});

test("a task is opened beside the table and on its page by keyboard", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Keys in the table", label_config: choiceConfig });
  const add = (text: string): Promise<{ id: number }> =>
    call(page, "POST", `/api/projects/${project}/tasks`, { data: { text } });
  const first = await add("one");
  const last = await add("two");
  await page.goto(`/projects/${project}/data`);
  await expect(tasks(page).getByRole("row", { name: new RegExp(`\\b${first.id}\\b`) })).toBeVisible();
  await tasks(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const beside = page.getByRole("complementary");
  await expect(beside.getByRole("heading", { name: `Task ${last.id}` })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("ArrowUp");
  await expect(beside.getByRole("heading", { name: `Task ${first.id}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(beside).toBeHidden();
  await expect(tasks(page)).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(new RegExp(`/tasks/${first.id}$`));
});

test("tasks are found, selected and deleted by keys alone", async ({ page }) => {
  await signIn(page);
  await messages(page, "By keys", "rain today", "sun today", "rain tomorrow");
  const rows = tasks(page).getByRole("row", { name: /Select task/ });
  await expect(rows).toHaveCount(3);
  await page.keyboard.press("/");
  await expect(page.getByLabel("Text contains")).toBeFocused();
  await page.keyboard.type("rain");
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search actions, projects, tasks" })).toBeFocused();
  await page.keyboard.type("next or previous row");
  await page.keyboard.press("Enter");
  await expect(tasks(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Space");
  const bar = page.getByRole("toolbar", { name: "Selected tasks" });
  await expect(bar.getByText("2 tasks selected")).toBeVisible();
  await page.keyboard.press("Delete");
  const remove = page.getByRole("button", { name: "Delete 2 tasks" });
  await expect(remove).toBeVisible();
  for (let step = 0; step < 4 && !(await remove.evaluate((button) => button === document.activeElement)); step += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByText("No task is like that")).toBeVisible();
  await page.keyboard.press("Shift+F");
  await expect(rows).toHaveCount(1);
});

test("an annotator reads the data and is told what is not theirs", async ({ page, browser }) => {
  await signIn(page);
  const project = await messages(page, "Read only", "one");
  const other = await colleague(browser, page, "reader", "annotator");
  await other.goto(`/projects/${project}/data`);
  await expect(tasks(other).getByRole("row", { name: /Draft/ })).toBeVisible();
  await expect(other.getByRole("button", { name: "Save as a new view" })).toHaveCount(0);
  for (const path of [`/projects/${project}/settings`, `/projects/${project}/export`, "/people", "/organisation"]) {
    await other.goto(path);
    await expect(other.getByRole("heading", { name: "Not open to you" })).toBeVisible();
    await expect(other.getByText(/^Your role here is annotator/)).toBeVisible();
  }
});
