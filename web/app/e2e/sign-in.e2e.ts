import { expect, test } from "@playwright/test";
import { call, choiceConfig, createProject, expectAccessible, owner, signIn } from "./pages.ts";

test("a wrong password is refused in words and nothing typed is lost", async ({ page }) => {
  await page.goto("/projects");
  await expect(page.getByRole("heading", { name: "Sign in to Assay" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(owner.email);
});

test("the owner signs in, and out again", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: /account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Assay" })).toBeVisible();
});

test("a session that ends in mid-work asks to sign in, comes back and loses nothing", async ({ page }) => {
  await signIn(page);
  const project = await createProject(page, { title: "Ended session", label_config: choiceConfig });
  const { id } = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, { data: { text: "one" } });
  await page.goto(`/projects/${project}/label`);
  await expect(page.getByRole("heading", { name: `Task ${id}` })).toBeVisible();
  await page.context().clearCookies();
  await page.keyboard.press("g");
  await expect(page.getByRole("heading", { name: "Sign in to Assay" })).toBeVisible();
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: `Task ${id}` })).toBeVisible();
  await expect(page.getByRole("radio", { name: /Good/ })).toBeChecked();
});
