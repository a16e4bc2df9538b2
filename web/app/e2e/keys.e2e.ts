import { expect, test } from "@playwright/test";
import { boxConfig, call, colleague, createProject, drawBox, expectAccessible, signIn } from "./pages.ts";

test("own keys work in the editor, and one that would do two things cannot be saved", async ({ page, browser }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Own keys", label_config: boxConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { image: "/sample.svg" } });
  const annotator = await colleague(browser, page, "kay", "annotator");
  await annotator.goto("/account");
  const row = annotator.getByRole("row", { name: /Delete selection/ });
  await row.getByRole("button", { name: "Add a key to Delete selection" }).click();
  await annotator.keyboard.press("Control+z");
  await expect(annotator.getByRole("alert")).toContainText("Undo");
  await expect(annotator.getByRole("button", { name: "Save keys" })).toBeDisabled();
  await expectAccessible(annotator);
  await row.getByRole("button", { name: "Remove ctrl+z from Delete selection" }).click();
  await row.getByRole("button", { name: "Add a key to Delete selection" }).click();
  await annotator.keyboard.press("x");
  await annotator.getByRole("button", { name: "Save keys" }).click();
  await expect(annotator.getByText("Keys saved")).toBeVisible();

  await annotator.goto(`/projects/${project}/label`);
  await expect(annotator.getByRole("application", { name: /image/i })).toBeVisible();
  await annotator.keyboard.press("1");
  await drawBox(annotator, [0.3, 0.3], [0.45, 0.5]);
  await expect(annotator.getByRole("row", { name: /^Region 1/ })).toBeVisible();
  await annotator.getByRole("row", { name: /^Region 1/ }).click();
  await annotator.keyboard.press("x");
  await expect(annotator.getByRole("row", { name: /^Region 1/ })).toHaveCount(0);
});
