import { expect, test } from "@playwright/test";
import { boxConfig, call, createProject, drawBox, expectAccessible, importFiles, picture, signIn } from "./pages.ts";

test("a project is made, filled, labeled with a box, read again and exported", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Cells of the day");
  await page.getByTestId("files").setInputFiles([
    { name: "one.png", mimeType: "image/png", buffer: picture(320, 240) },
    { name: "two.png", mimeType: "image/png", buffer: picture(320, 240) },
  ]);
  await page.getByLabel("Labeling config").fill(boxConfig);
  await expect(page.getByText("Preview on your data")).toBeVisible();
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Import", level: 1 })).toBeVisible();
  await expect(page.getByText("Done").first()).toBeVisible();

  await page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "Label" }).click();
  await expect(page.getByRole("heading", { name: /^Task \d+/ })).toBeVisible();
  const task = Number(/\d+/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0]);
  await page.keyboard.press("1");
  await drawBox(page, [0.3, 0.3], [0.5, 0.5]);
  await expect(
    page.getByRole("treegrid", { name: "Regions" }).getByRole("row", { name: /Cell/ }).first(),
  ).toBeVisible();
  await expect(page.getByText(/^Draft saved/)).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: `Task ${task}` })).toBeVisible();
  await expect(
    page.getByRole("treegrid", { name: "Regions" }).getByRole("row", { name: /Cell/ }).first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: `Task ${task}` })).toBeHidden();

  const stored = await call<{ annotations: { result: { value: { rectanglelabels: string[] } }[] }[] }>(
    page,
    "GET",
    `/api/tasks/${task}`,
  );
  expect(stored.annotations.map((each) => each.result.map((item) => item.value.rectanglelabels))).toEqual([[["Cell"]]]);

  const project = (await call<{ project: number }>(page, "GET", `/api/tasks/${task}`)).project;
  await page.goto(`/projects/${project}/export`);
  await page
    .getByRole("radio", { name: /^JSON All|^JSON\b/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Export JSON" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).first().click();
  expect((await downloading).suggestedFilename()).toMatch(/\.json$/);
});

test("files with problems are listed and nothing is imported", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Broken input", label_config: boxConfig });
  await page.goto(`/projects/${project}/import`);
  await page
    .getByTestId("files")
    .setInputFiles([
      { name: "tasks.json", mimeType: "application/json", buffer: Buffer.from('[{"image":"/a.png"},{"nothing":1}]') },
    ]);
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await expect(page.getByText("Nothing was imported.", { exact: true })).toBeVisible();
  await expect(page.getByText(/^\d+ problems?$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import what is good" }).click();
  await expect(page.getByText("1 task imported")).toBeVisible();
});

test("the import counts what it brought", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Counted", label_config: boxConfig });
  await importFiles(page, project, [{ name: "a.png", mimeType: "image/png", buffer: picture(64, 64) }]);
  await page.goto(`/projects/${project}`);
  await expect(page.getByText(/^1 task\b/).first()).toBeVisible();
});
