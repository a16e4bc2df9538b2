import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The owner that the server under test was started with. */
export const owner: { readonly email: string; readonly password: string } = {
  email: process.env.ASSAY_OWNER_EMAIL ?? "owner@example.org",
  password: process.env.ASSAY_OWNER_PASSWORD ?? "",
};

export async function signIn(
  page: Page,
  email: string = owner.email,
  password: string = owner.password,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
}

/** Nothing on the page as it stands breaks a rule of accessibility. */
export async function expectAccessible(page: Page): Promise<void> {
  const report = await new AxeBuilder({ page }).analyze();
  expect(report.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
