import { expect, test } from "@playwright/test";
import { call, expectAccessible, owner, signIn } from "./pages.ts";

test("an invited person joins with the role of the invite", async ({ page, browser }) => {
  await signIn(page);
  await page.goto("/people");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByLabel("Invite link").inputValue();
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(new URL(link).pathname);
  await expect(guest.getByText(/as Annotator/)).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Email").fill(`guest-${Date.now()}@example.org`);
  await guest.getByLabel("First name").fill("Gus");
  await guest.getByLabel("Password").fill("a long password 7");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
  await expect(guest.getByRole("button", { name: "New project" })).toBeHidden();
});

test("the owner works as somebody else and is shown so until they stop", async ({ page }) => {
  await signIn(page);
  const email = `helper-${Date.now()}@example.org`;
  await call(page, "POST", "/api/users", { email, role: "annotator", first_name: "Hedda", last_name: "Stand" });
  await page.goto("/people");
  await page
    .getByRole("row", { name: new RegExp(email) })
    .getByRole("button", { name: /^Work as/ })
    .click();
  await expect(page.getByText(/works as Hedda Stand/)).toBeVisible();
  await page.getByRole("button", { name: "Be myself again" }).click();
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
});

test("a personal token is shown once and works", async ({ page, playwright, baseURL }) => {
  await signIn(page);
  await page.goto("/account");
  await expectAccessible(page);
  const end = page.getByRole("button", { name: "End", exact: true });
  for (let left = await end.count(); left > 0; left -= 1) {
    await end.first().click();
    await expect(end).toHaveCount(left - 1);
  }
  await page.getByRole("button", { name: "New token" }).click();
  const refresh = await page.getByLabel("New personal access token").inputValue();
  const script = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  const answer = await script.post("/api/token/refresh", { data: { refresh } });
  const { access } = (await answer.json()) as { access: string };
  const who = await script.get("/api/current-user/whoami", { headers: { Authorization: `Bearer ${access}` } });
  expect(((await who.json()) as { email: string }).email).toBe(owner.email);
  await page.reload();
  await expect(page.getByLabel("New personal access token")).toBeHidden();
  await end.first().click();
  await expect(end).toHaveCount(0);
  expect((await script.post("/api/token/refresh", { data: { refresh } })).status()).toBe(401);
});
