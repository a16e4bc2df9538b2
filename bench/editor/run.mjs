// Measures CPU time per frame of gestures over many boxes: the layered engine against painting everything in every frame.
// Usage: node bench/editor/run.mjs [boxes=20000] [frames=90]
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { withBrowser } from "./browser.mjs";

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

/** The measures of one engine, by gesture. */
async function measureEngine(pid, open, engine) {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(([name, count]) => window.prepare(name, count), [engine, boxes]);
  await pause(1000);
  // Once unmeasured, so that compiling and making reduced images do not count.
  for (const kind of gestures) await measure(page, session, pid, kind);
  const measures = {};
  for (const kind of gestures) measures[kind] = await measure(page, session, pid, kind);
  await page.close();
  return measures;
}

await withBrowser(async (pid, open) => {
  const layered = await measureEngine(pid, open, "layered");
  const naive = await measureEngine(pid, open, "naive");
  const ratio = (kind, key) => Math.round((10 * naive[kind][key]) / Math.max(0.01, layered[kind][key])) / 10;
  const keys = ["cpuPerFrame", "mainThreadPerFrame", "cpuPerFrameWithSettling"];
  const naiveOverLayered = Object.fromEntries(
    gestures.map((kind) => [kind, Object.fromEntries(keys.map((key) => [key, ratio(kind, key)]))]),
  );
  console.log(JSON.stringify({ boxes, frames, milliseconds: { layered, naive }, naiveOverLayered }, null, 2));
});
