// Measures the label stream as a person feels it, on a running server: from a key to the paint that shows it, and from
// submit to the next task drawn.
// Usage: ASSAY_URL=... ASSAY_OWNER_EMAIL=... ASSAY_OWNER_PASSWORD=... node bench/editor/stream.mjs [boxes=30] [presses=60] [tasks=12]
import { createRequire } from "node:module";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = web("playwright-core");

const boxes = Number(process.argv[2] ?? 30);
const presses = Number(process.argv[3] ?? 60);
const tasks = Number(process.argv[4] ?? 12);
const url = process.env.ASSAY_URL ?? "http://127.0.0.1:8400";

const config = `<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image">
  <Label value="Car"/><Label value="Person"/><Label value="Sign"/></RectangleLabels></View>`;

/** Boxes spread over the image, as a model would suggest them. */
function suggested() {
  const across = Math.ceil(Math.sqrt(boxes));
  const side = 90 / across;
  return Array.from({ length: boxes }, (_, place) => ({
    id: `box${place}`,
    from_name: "label",
    to_name: "image",
    type: "rectanglelabels",
    original_width: 1600,
    original_height: 1200,
    image_rotation: 0,
    value: {
      x: 2 + (place % across) * side,
      y: 2 + Math.floor(place / across) * side,
      width: side * 0.8,
      height: side * 0.8,
      rotation: 0,
      rectanglelabels: ["Car"],
    },
  }));
}

/** A photo-like JPEG of 1600 x 1200, drawn in the browser. */
async function photo(page) {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1200);
    const drawing = canvas.getContext("2d");
    for (let place = 0; place < 4000; place++) {
      drawing.fillStyle = `hsl(${(place * 47) % 360} 40% ${20 + ((place * 13) % 60)}%)`;
      drawing.fillRect((place * 131) % 1600, (place * 197) % 1200, 60, 40);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  return Buffer.from(base64, "base64");
}

async function signIn(page) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Email").fill(process.env.ASSAY_OWNER_EMAIL ?? "");
  await page.getByLabel("Password").fill(process.env.ASSAY_OWNER_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Projects", level: 1 }).waitFor();
}

async function call(page, method, path, options) {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === "csrftoken")?.value ?? "";
  const response = await page.request.fetch(url + path, { method, headers: { "X-CSRFToken": token }, ...options });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  return response.status() === 204 ? null : await response.json();
}

async function filledProject(page) {
  const project = await call(page, "POST", "/api/projects", {
    data: { title: `Latency, ${boxes} boxes`, label_config: config },
  });
  const file = { name: "photo.jpg", mimeType: "image/jpeg", buffer: await photo(page) };
  await call(page, "POST", `/api/projects/${project.id}/import`, { multipart: { file } });
  const [first] = await call(page, "GET", `/api/projects/${project.id}/tasks`);
  const { image } = first.data;
  await call(page, "POST", "/api/predictions", { data: { task: first.id, result: suggested() } });
  for (let place = 1; place < tasks; place++) {
    const task = await call(page, "POST", `/api/projects/${project.id}/tasks`, { data: { data: { image } } });
    await call(page, "POST", "/api/predictions", { data: { task: task.id, result: suggested() } });
  }
  return project.id;
}

/** Remembers, for every key, the milliseconds until the frame that follows it was painted. */
function watchKeys() {
  window.keyTimes = [];
  window.addEventListener(
    "keydown",
    (event) => {
      if (["Control", "Alt", "Shift"].includes(event.key)) return;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.keyTimes.push(performance.now() - event.timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );
}

async function pressed(page, keys) {
  await page.evaluate(() => {
    window.keyTimes = [];
  });
  for (let count = 0; count < presses; count++) {
    await page.keyboard.press(keys[count % keys.length]);
    await page.waitForFunction((wanted) => window.keyTimes.length >= wanted, count + 1, { polling: 20 });
  }
  return spread(await page.evaluate(() => window.keyTimes));
}

/** Milliseconds from Ctrl+Enter until the next task's heading and image are painted. */
async function submitted(page) {
  const times = [];
  for (let count = 0; count < tasks - 2; count++) {
    await page.evaluate(() => {
      const heading = () => document.querySelector("h1")?.textContent;
      const before = heading();
      window.nextDrawn = new Promise((done) => {
        const begin = (event) => {
          if (event.key !== "Enter") return;
          window.removeEventListener("keydown", begin, true);
          const look = () => {
            if (heading() !== before && document.querySelector(".ed-image-host canvas") !== null) {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => done(performance.now() - event.timeStamp);
              requestAnimationFrame(() => channel.port2.postMessage(null));
            } else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener("keydown", begin, true);
      });
    });
    await page.keyboard.press("Control+Enter");
    times.push(await page.evaluate(() => window.nextDrawn));
    // A person looks at the task meanwhile, and the one after it is fetched.
    await page.waitForLoadState("networkidle");
  }
  return spread(times);
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) => Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0)) / 10;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page);
  const project = await filledProject(page);
  await page.addInitScript(watchKeys);
  await page.goto(`${url}/projects/${project}/label`);
  await page.locator(".ed-image-host canvas").first().waitFor();
  await page.locator(".ed-image-host").first().focus();
  const select = await pressed(page, ["Alt+."]);
  const label = await pressed(page, ["2", "3", "1"]);
  const nudge = await pressed(page, ["ArrowRight", "ArrowLeft"]);
  const submit = await submitted(page);
  console.log(JSON.stringify({ boxes, milliseconds: { select, label, nudge, submit } }, null, 2));
} finally {
  await browser.close();
}
