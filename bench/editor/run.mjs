// Measures CPU time per frame of gestures over many boxes: the layered engine against painting everything in every frame.
// Usage: node bench/editor/run.mjs [boxes=20000] [frames=90]; needs Chromium (CHROMIUM, default /usr/bin/chromium).
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = web("playwright-core");
const { rolldown } = await import(pathToFileURL(web.resolve("rolldown")).href);

const boxes = Number(process.argv[2] ?? 20_000);
const frames = Number(process.argv[3] ?? 90);
const gestures = ["pan", "zoom", "drag"];

/** Milliseconds of CPU time that a process and all it started have used. */
function cpuTime(root) {
  const ticks = 10; // USER_HZ is 100 on Linux: a tick is 10 ms.
  const processes = new Map();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      processes.set(Number(entry), {
        parent: Number(fields[1]),
        used: (Number(fields[11]) + Number(fields[12])) * ticks,
      });
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  const below = (id) => id === root || (processes.has(id) && below(processes.get(id).parent));
  let sum = 0;
  for (const [id, { used }] of processes) if (below(id)) sum += used;
  return sum;
}

/** Milliseconds that the page's main thread spent in tasks. */
async function mainThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0);
}

async function measure(page, session, pid, kind) {
  const before = { cpu: cpuTime(pid), main: await mainThread(session) };
  const wall = await page.evaluate(([name, count]) => window.gesture(name, count), [kind, frames]);
  const after = { cpu: cpuTime(pid), main: await mainThread(session) };
  await pause(1500);
  const settled = cpuTime(pid);
  const round = (value) => Math.round(value * 100) / 100;
  return {
    cpuPerFrame: round((after.cpu - before.cpu) / frames),
    mainThreadPerFrame: round((after.main - before.main) / frames),
    wallPerFrame: round(wall / frames),
    cpuToSettle: settled - after.cpu,
    cpuPerFrameWithSettling: round((settled - before.cpu) / frames),
  };
}

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
  const results = {};
  for (const engine of ["layered", "naive"]) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.evaluate(([name, count]) => window.prepare(name, count), [engine, boxes]);
    await pause(1000);
    // Once unmeasured, so that compiling and making reduced images do not count.
    for (const kind of gestures) await measure(page, session, server.process().pid, kind);
    results[engine] = {};
    for (const kind of gestures) results[engine][kind] = await measure(page, session, server.process().pid, kind);
    if (process.env.SCREENSHOT) await page.screenshot({ path: `${process.env.SCREENSHOT}-${engine}.png` });
    await page.close();
  }
  await browser.close();
  await server.close();
  const ratio = (kind, key) =>
    Math.round((10 * results.naive[kind][key]) / Math.max(0.01, results.layered[kind][key])) / 10;
  const ratios = Object.fromEntries(
    gestures.map((kind) => [
      kind,
      {
        cpuPerFrame: ratio(kind, "cpuPerFrame"),
        mainThreadPerFrame: ratio(kind, "mainThreadPerFrame"),
        cpuPerFrameWithSettling: ratio(kind, "cpuPerFrameWithSettling"),
      },
    ]),
  );
  console.log(JSON.stringify({ boxes, frames, milliseconds: results, naiveOverLayered: ratios }, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
