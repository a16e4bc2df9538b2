import { expect, test } from "@playwright/test";
import { boxConfig, call, colleague, createProject, drawBox, signIn } from "./pages.ts";

test("a rejected answer comes back with its reason, is fixed and accepted", async ({ page, browser }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Reviewed", label_config: boxConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { image: "/sample.svg" } });

  const annotator = await colleague(browser, page, "ann", "annotator");
  await annotator.goto(`/projects/${project}/label`);
  await expect(annotator.getByRole("application", { name: /image/i })).toBeVisible();
  await annotator.keyboard.press("1");
  await drawBox(annotator, [0.3, 0.3], [0.45, 0.5]);
  await annotator.keyboard.press("Control+Enter");
  await expect(annotator.getByText("No task for you now")).toBeVisible();

  const reviewer = await colleague(browser, page, "rhea", "reviewer");
  await reviewer.goto(`/projects/${project}/review`);
  await expect(reviewer.getByRole("heading", { name: /^Review task/ })).toBeVisible();
  await reviewer.getByRole("button", { name: /^Reject/ }).click();
  await reviewer.getByLabel("Words to the author").fill("The second cell is missing.");
  await reviewer.getByRole("button", { name: "Send back" }).click();
  await expect(reviewer.getByText("Nothing to review now")).toBeVisible();

  await annotator.getByRole("button", { name: "Look again" }).click();
  await expect(annotator.getByText("The second cell is missing.")).toBeVisible();
  await annotator.keyboard.press("2");
  await drawBox(annotator, [0.6, 0.6], [0.7, 0.75]);
  await annotator.getByRole("button", { name: /^Update/ }).click();
  await expect(annotator.getByText("No task for you now")).toBeVisible();

  await reviewer.getByRole("button", { name: "Look again" }).click();
  await expect(reviewer.getByRole("heading", { name: /^Review task/ })).toBeVisible();
  await reviewer.keyboard.press("Control+Enter");
  await expect(reviewer.getByText("Nothing to review now")).toBeVisible();
  const counts = await call<{ states: Record<string, number> }>(page, "GET", `/api/projects/${project}`);
  expect(counts.states.accepted).toBe(1);
});
