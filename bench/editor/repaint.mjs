// Checks that repainting only what an edit touched shows the same pixels as painting all anew; fails where it does not.
// Usage: node bench/editor/repaint.mjs [boxes=400] [rounds=8]
import { withBrowser } from "./browser.mjs";

const boxes = Number(process.argv[2] ?? 400);
const rounds = Number(process.argv[3] ?? 8);

await withBrowser(async (_pid, open) => {
  for (const ratio of [1, 1.5]) {
    const page = await open(ratio);
    const differing = await page.evaluate(([count, times]) => window.repaint(count, times), [boxes, rounds]);
    await page.close();
    console.log(JSON.stringify({ boxes, devicePixelRatio: ratio, differingPixelsPerRound: differing }));
    if (differing.some((count) => count > 0)) process.exitCode = 1;
  }
});
