// The bench page in Chromium, bundled into a temporary folder that is removed afterwards.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = web("playwright-core");
const { rolldown } = await import(pathToFileURL(web.resolve("rolldown")).href);

/** Gives `use` the browser's process id and a function that opens the bench page; needs CHROMIUM or /usr/bin/chromium. */
export async function withBrowser(use) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    const bundle = await rolldown({ input: fileURLToPath(new URL("page.ts", import.meta.url)) });
    const { output } = await bundle.generate({ format: "iife" });
    writeFileSync(join(folder, "page.js"), output[0].code);
    writeFileSync(
      join(folder, "index.html"),
      '<!doctype html><link rel="icon" href="data:,"><body><script src="page.js"></script>',
    );
    const server = await chromium.launchServer({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    });
    const browser = await chromium.connect(server.wsEndpoint());
    try {
      await use(server.process().pid, async (ratio = 1) => {
        const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, deviceScaleFactor: ratio });
        await page.goto(pathToFileURL(join(folder, "index.html")).href);
        return page;
      });
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
