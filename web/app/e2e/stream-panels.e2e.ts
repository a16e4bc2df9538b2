import { expect, type Page, test } from "@playwright/test";
import { boxConfig, call, choiceConfig, colleague, createProject, expectAccessible, signIn } from "./pages.ts";

type Made = { readonly id: number };

/** A project with choices answered by an annotator, waiting for review; returns the tasks' numbers. */
async function answered(page: Page, annotator: Page, count: number): Promise<{ project: number; tasks: number[] }> {
  const project = await createProject(page, { title: `Judged ${Date.now()}`, label_config: choiceConfig });
  await call(page, "PATCH", `/api/projects/${project}`, { review_required: true });
  const tasks: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const { id } = await call<Made>(page, "POST", `/api/projects/${project}/tasks`, {
      data: { text: `Text ${place}` },
    });
    tasks.push(id);
    const value = { choices: ["Good"] };
    await call(annotator, "POST", `/api/tasks/${id}/annotations`, {
      result: [{ id: `r${place}`, from_name: "mood", to_name: "text", type: "choices", value }],
    });
  }
  return { project, tasks };
}

test("a reviewer sees what comes next, skips, jumps, and gives the task back on leaving", async ({ page, browser }) => {
  await signIn(page);
  const annotator = await colleague(browser, page, "ada", "annotator");
  const reviewer = await colleague(browser, page, "rex", "reviewer");
  const { project, tasks } = await answered(page, annotator, 4);
  await reviewer.goto(`/projects/${project}/review`);
  const heading = (task: number | undefined): ReturnType<Page["getByRole"]> =>
    reviewer.getByRole("heading", { name: `Review task ${task}` });
  await expect(heading(tasks[0])).toBeVisible();
  await expect(reviewer.getByText(/^lease 4:/)).toBeVisible();
  await expect(reviewer.getByText("answer of ada Test")).toBeVisible();
  await reviewer.getByRole("button", { name: "Hide who answered" }).click();
  await expect(reviewer.getByText("answer of Annotator")).toBeVisible();
  await reviewer.getByRole("button", { name: /^Skip/ }).click();
  await expect(heading(tasks[1])).toBeVisible();
  await reviewer.getByTitle(`Review task ${tasks[3]} now`).click();
  await expect(heading(tasks[3])).toBeVisible();
  await reviewer.waitForLoadState("networkidle");
  await reviewer.goto("/projects");

  const other = await colleague(browser, page, "rio", "reviewer");
  await other.goto(`/projects/${project}/review`);
  await expect(other.getByRole("heading", { name: `Review task ${tasks[0]}` })).toBeVisible();
});

test("many answers are accepted at once, but those that were pressed", async ({ page, browser }) => {
  await signIn(page);
  const annotator = await colleague(browser, page, "ben", "annotator");
  const reviewer = await colleague(browser, page, "roy", "reviewer");
  const { project, tasks } = await answered(page, annotator, 5);
  await reviewer.goto(`/projects/${project}/review`);
  await reviewer.getByRole("button", { name: "Judge many at once" }).click();
  const cards = reviewer.getByRole("list", { name: "Answers to judge" }).getByRole("button");
  await expect(cards).toHaveCount(5);
  await cards.nth(2).click();
  await expectAccessible(reviewer);
  await reviewer.keyboard.press("Control+Enter");
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText(`#${tasks[2]}`);
  const { states } = await call<{ states: Record<string, number> }>(page, "GET", `/api/projects/${project}`);
  expect(states).toMatchObject({ accepted: 4, completed: 1 });
  await reviewer.getByRole("button", { name: "One by one" }).click();
  await expect(reviewer.getByRole("heading", { name: `Review task ${tasks[2]}` })).toBeVisible();
});

test("annotator and reviewer talk about an answer, at its place", async ({ page, browser }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Talked about", label_config: boxConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { image: "/sample.svg" } });
  const annotator = await colleague(browser, page, "cid", "annotator");
  await annotator.goto(`/projects/${project}/label`);
  await annotator.getByRole("tab", { name: /^Comments/ }).click();
  await annotator.getByRole("textbox", { name: "Comment" }).fill("Is this a cell?");
  await annotator.getByRole("button", { name: "Point at a place" }).click();
  await annotator.getByRole("application", { name: /image/i }).first().click();
  await annotator.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(annotator.getByRole("listitem").filter({ hasText: "Is this a cell?" })).toBeVisible();
  await expect(annotator.getByRole("button", { name: /^Comment 1: Is this a cell/ })).toBeVisible();
  await expect(annotator.getByRole("row", { name: /^Region/ })).toHaveCount(0);
  await expectAccessible(annotator);
  await annotator.getByRole("button", { name: "Settle the comment" }).click();
  await expect(annotator.getByRole("button", { name: /^Comment 1/ })).toHaveCount(0);
});

test("panels stay where they were put", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Panels", label_config: choiceConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "Words" } });
  await page.goto(`/projects/${project}/label`);
  const edge = page.getByRole("separator", { name: "Size of the panels" });
  await edge.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(edge).toHaveAttribute("aria-valuenow", "356");
  await page.getByRole("button", { name: "View" }).click();
  await page.getByRole("menuitem", { name: "Panels at the bottom" }).click();
  await expect(edge).toHaveAttribute("aria-orientation", "horizontal");
  await page.reload();
  await expect(edge).toHaveAttribute("aria-orientation", "horizontal");
  await page.keyboard.press("Control+\\");
  await expect(edge).toHaveCount(0);
});

test("submitting with an answer missing leads to where it is given", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Asked for", label_config: choiceConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "Words" } });
  await page.goto(`/projects/${project}/label`);
  await expect(page.getByText("1 answer missing")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("radio", { name: /Good/ })).toBeFocused();
  await page.getByRole("button", { name: /^Submit/ }).focus();
  await page.getByRole("alert").getByRole("button").click();
  await expect(page.getByRole("radio", { name: /Good/ })).toBeFocused();
  await page.keyboard.press("b");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("No task for you now")).toBeVisible();
});
