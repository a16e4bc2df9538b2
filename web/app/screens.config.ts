import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

/** Pictures of every page for looking at: `playwright test -c app/screens.config.ts`; they land in `app/test-results/screens`. */
export default defineConfig({
  ...tests,
  testMatch: "**/*.shots.ts",
  reporter: "list",
  outputDir: "test-results/of-screens",
});
