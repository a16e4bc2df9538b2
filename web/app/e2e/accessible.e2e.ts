import { expect, test } from "@playwright/test";
import { boxConfig, call, createProject, expectAccessible, signIn } from "./pages.ts";

test("no page breaks a rule of accessibility, in light and in dark", async ({ page }) => {
  test.setTimeout(300_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  const project = await createProject(page, { title: "Looked at", label_config: boxConfig });
  await call(page, "POST", `/api/projects/${project}/tasks`, { data: { image: "/touchstone.svg" } });
  const { id } = await call<{ id: number }>(page, "POST", `/api/projects/${project}/tasks`, {
    data: { image: "/sample.svg" },
  });
  const within = ["", "/data", "/data?look=grid", "/import", "/export", "/settings", "/settings?part=labeling"];
  const parts = ["/settings?part=queue", "/settings?part=members", "/settings?part=danger", "/label", "/review"];
  const paths = [
    "/projects",
    "/projects/new",
    ...[...within, ...parts].map((path) => `/projects/${project}${path}`),
    `/tasks/${id}`,
    "/review",
    "/jobs",
    "/people",
    "/organisation",
    "/account",
    "/projects/999999",
    "/nowhere",
  ];
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await page.waitForLoadState("networkidle");
      for (const colorScheme of ["light", "dark"] as const) {
        // Colours are judged at rest, not half way through their change.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expectAccessible(page);
      }
    });
  }
});
