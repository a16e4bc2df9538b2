import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { call, colleague, createProject, drawBox, signIn } from "./pages.ts";

const samples = process.env.ASSAY_SAMPLES ?? "";
const python = process.env.ASSAY_INTEROP_PYTHON ?? "";

test.skip(samples === "", "needs sample files: set ASSAY_SAMPLES");
test.setTimeout(300_000);

type Item = {
  readonly type: string;
  readonly original_width: number;
  readonly original_height: number;
  readonly value: {
    readonly width: number;
    readonly height: number;
    readonly rectanglelabels?: readonly string[];
    readonly choices?: readonly string[];
    readonly labels?: readonly string[];
    readonly text?: string;
  };
};
type Answer = {
  readonly id: number;
  readonly completed_by: number;
  readonly was_cancelled: boolean;
  readonly verdict: string | null;
  readonly result: readonly Item[];
};
type Task = {
  readonly id: number;
  readonly state: string;
  readonly data: Readonly<Record<string, string>>;
  readonly annotations: readonly Answer[];
};
type Totals = {
  readonly images: number;
  readonly count: Readonly<Record<string, number>>;
  readonly area: Readonly<Record<string, number>>;
};

const cells = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="cell" toName="image">
    <Label value="RBC"/><Label value="WBC"/><Label value="Platelets"/>
  </RectangleLabels>
</View>`;

const rounds = 3;

test("photos with boxes of a model are labeled twice, sent back, fixed, accepted and exported", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const project = await createProject(page, { title: "Blood cells", label_config: cells, maximum_annotations: 2 });
  await importPhotos(page, project);

  const first = await colleague(browser, page, "ann", "annotator");
  const second = await colleague(browser, page, "ben", "annotator");
  for (let round = 0; round < rounds; round += 1) {
    for (const annotator of [first, second]) {
      await labelPhoto(annotator, project, round);
    }
  }

  const reviewer = await colleague(browser, page, "rhea", "reviewer");
  await reviewer.goto(`/projects/${project}/review`);
  await expect(reviewer.getByRole("heading", { name: /^Review task/ })).toBeVisible();
  await reviewer.getByRole("button", { name: /^Reject/ }).click();
  await reviewer.getByLabel("Words to the author").fill("One cell has two boxes.");
  await reviewer.getByRole("button", { name: "Send back" }).click();
  const rejected = await tasksOf(page, project, "rejected");
  expect(rejected).toHaveLength(1);

  const author = rejected[0]?.annotations.find((answer) => answer.verdict === "rejected")?.completed_by;
  const [one] = rejected[0]?.annotations ?? [];
  await fixWhatCameBack(author === one?.completed_by ? first : second, project);
  expect(await tasksOf(page, project, "rejected")).toHaveLength(0);

  await acceptAll(reviewer, project);
  const accepted = await tasksOf(page, project, "accepted");
  expect(accepted.length).toBeGreaterThanOrEqual(rounds);
  expect(accepted.every((task) => task.annotations.length === 2)).toBe(true);

  test.skip(python === "", "the readers of the exports need ASSAY_INTEROP_PYTHON");
  const answered = [...accepted, ...(await tasksOf(page, project, "in_progress"))].filter(
    (task) => task.annotations.length > 0,
  );
  const all = answered.flatMap((task) => task.annotations);
  expectTotals(await exported(page, project, "COCO", "all"), totals(all, pixelArea), all.length);
  expectTotals(await exported(page, project, "YOLO", "all"), totals(all, shareArea), all.length);
  const best = all.filter((answer) => answer.verdict === "accepted");
  expectTotals(await exported(page, project, "COCO_CORRECT", "accepted"), totals(best, pixelArea), accepted.length);
});

async function importPhotos(page: Page, project: number): Promise<void> {
  const folder = join(samples, "detection-blood-cells");
  const files = ["images", "annotations"].flatMap((kind) =>
    readdirSync(join(folder, kind)).map((name) => join(folder, kind, name)),
  );
  await page.goto(`/projects/${project}/import`);
  await page.getByTestId("files").setInputFiles(files);
  await page.getByRole("button", { name: /^Import \d+ file/ }).click();
  await expect(page.getByText("160 tasks imported")).toBeVisible({ timeout: 120_000 });
  const { total_predictions_number: predictions } = await call<{ total_predictions_number: number }>(
    page,
    "GET",
    `/api/projects/${project}`,
  );
  expect(predictions).toBe(160);
}

/** Opens the stream, adds one box to what the model found, submits. */
async function labelPhoto(annotator: Page, project: number, round: number): Promise<void> {
  if (round === 0) {
    await annotator.goto(`/projects/${project}/label`);
  }
  const heading = annotator.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/^Task \d+/);
  const before = await heading.textContent();
  await expect(annotator.getByRole("treegrid", { name: "Regions" }).getByRole("row").nth(1)).toBeVisible();
  await annotator.keyboard.press("3");
  await drawBox(annotator, [0.46, 0.46], [0.5, 0.51]);
  await annotator.keyboard.press("Control+Enter");
  await expect(heading).not.toHaveText(before ?? "");
}

/** The author of the answer that was sent back gets it after what they hold, with the words of the reviewer. */
async function fixWhatCameBack(author: Page, project: number): Promise<void> {
  const words = author.getByText("One cell has two boxes.");
  await author.goto(`/projects/${project}/label`);
  const heading = author.getByRole("heading", { level: 1 });
  for (let held = 0; held < 5; held += 1) {
    await expect(heading).toHaveText(/^Task \d+/);
    await expect(author.getByRole("treegrid", { name: "Regions" }).getByRole("row").nth(1)).toBeVisible();
    if (await words.isVisible()) {
      break;
    }
    const before = await heading.textContent();
    await author.keyboard.press("Control+Enter");
    await expect(heading).not.toHaveText(before ?? "");
  }
  await expect(words).toBeVisible();
  await author.getByRole("treegrid", { name: "Regions" }).getByRole("row").last().click();
  await author.keyboard.press("Delete");
  await author.getByRole("button", { name: /^Update/ }).click();
  await expect(words).toBeHidden();
}

async function acceptAll(reviewer: Page, project: number): Promise<void> {
  await reviewer.goto(`/projects/${project}/review`);
  const heading = reviewer.getByRole("heading", { level: 1 });
  const nothing = reviewer.getByText("Nothing to review now");
  for (let done = 0; done < 10; done += 1) {
    await expect(nothing.or(reviewer.getByRole("heading", { name: /^Review task/ })).first()).toBeVisible();
    if (await nothing.isVisible()) {
      return;
    }
    const before = await heading.textContent();
    await reviewer.keyboard.press("Control+Enter");
    await expect(heading).not.toHaveText(before ?? "");
  }
}

async function tasksOf(page: Page, project: number, state: string): Promise<readonly Task[]> {
  const query = {
    filters: {
      conjunction: "and",
      items: [{ filter: "filter:tasks:state", operator: "equal", type: "String", value: state }],
    },
  };
  const path = `/api/tasks?project=${project}&fields=all&page_size=200&query=${encodeURIComponent(JSON.stringify(query))}`;
  return (await call<{ tasks: readonly Task[] }>(page, "GET", path)).tasks;
}

function pixelArea({ value, original_width: width, original_height: height }: Item): number {
  return (value.width * width * value.height * height) / 10_000;
}

function shareArea({ value }: Item): number {
  return (value.width * value.height) / 10_000;
}

function totals(answers: readonly Answer[], areaOf: (item: Item) => number): Omit<Totals, "images"> {
  const count: Record<string, number> = {};
  const area: Record<string, number> = {};
  for (const item of answers.flatMap((answer) => answer.result)) {
    const label = item.value.rectanglelabels?.[0] ?? "";
    count[label] = (count[label] ?? 0) + 1;
    area[label] = (area[label] ?? 0) + areaOf(item);
  }
  return { count, area };
}

async function exported(page: Page, project: number, format: string, which: string): Promise<Totals> {
  const response = await page.request.get(
    `/api/projects/${project}/export?exportType=${format}&which=${which}&download_resources=false`,
  );
  expect(response.ok(), await response.text()).toBe(true);
  const file = join(mkdtempSync(join(tmpdir(), "assay-export-")), `${format}.zip`);
  writeFileSync(file, await response.body());
  const reader = join(import.meta.dirname, "../../../interop/read_export.py");
  const out = execFileSync(python, [reader, format.startsWith("COCO") ? "coco" : "yolo", file], { encoding: "utf8" });
  return JSON.parse(out) as Totals;
}

function expectTotals(read: Totals, drawn: Omit<Totals, "images">, images: number): void {
  expect(read.images).toBe(images);
  expect(read.count).toEqual(drawn.count);
  for (const [label, area] of Object.entries(drawn.area)) {
    expect(Math.abs((read.area[label] ?? 0) - area) / area).toBeLessThan(1e-6);
  }
}

test("messages are classified with one key each and come out as they were chosen", async ({ page }) => {
  await signIn(page);
  const folder = join(samples, "text-classification-banking77");
  const classes = JSON.parse(readFileSync(join(folder, "categories.json"), "utf8")) as readonly string[];
  const config = `<View><Text name="text" value="$text"/><Choices name="intent" toName="text" required="true">
    ${classes.map((name) => `<Choice value="${name}"/>`).join("")}</Choices></View>`;
  const project = await createProject(page, { title: "Bank intents", label_config: config });
  await page.goto(`/projects/${project}/import`);
  await page.getByTestId("files").setInputFiles(join(folder, "test.csv"));
  await page.getByRole("button", { name: "Import 1 file" }).click();
  await expect(page.getByText("3,080 tasks imported")).toBeVisible({ timeout: 120_000 });

  await page.goto(`/projects/${project}/label`);
  const heading = page.getByRole("heading", { level: 1 });
  for (let done = 0; done < 3; done += 1) {
    await expect(heading).toHaveText(/^Task \d+/);
    const before = await heading.textContent();
    await page.getByRole("radio", { name: classes[done] ?? "", exact: true }).check();
    await page.keyboard.press("Control+Enter");
    await expect(heading).not.toHaveText(before ?? "");
  }
  const tasks = await tasksOf(page, project, "completed");
  const chosen = tasks.map((task) => task.annotations[0]?.result[0]?.value.choices?.[0]);
  expect(chosen).toEqual(classes.slice(0, 3));
  const csv = await (await page.request.get(`/api/projects/${project}/export?exportType=CSV`)).text();
  expect(csv.trim().split("\n").length).toBeGreaterThanOrEqual(4);
  for (const name of classes.slice(0, 3)) {
    expect(csv).toContain(name);
  }
});

test("names in a text are marked as spans and keep their words", async ({ page }) => {
  await signIn(page);
  const config = `<View><Labels name="entity" toName="text"><Label value="PER"/><Label value="ORG"/><Label value="LOC"/>
    <Label value="MISC"/></Labels><Text name="text" value="$text"/></View>`;
  const project = await createProject(page, { title: "Wikipedia names", label_config: config });
  const sentences = wikigold().slice(0, 200);
  await call(page, "POST", `/api/projects/${project}/import`, sentences);

  await page.goto(`/projects/${project}/label`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Task \d+/);
  const word = sentences[0]?.data.text.split(" ")[0] ?? "";
  await page.keyboard.press("4");
  const text = page.getByRole("group", { name: /text/i }).first();
  await text
    .getByText(word)
    .first()
    .dblclick({ position: { x: 4, y: 8 } });
  await expect(
    page.getByRole("treegrid", { name: "Regions" }).getByRole("row", { name: /MISC/ }).first(),
  ).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await tasksOf(page, project, "completed")).length).toBe(1);
  const [task] = await tasksOf(page, project, "completed");
  const spans = task?.annotations[0]?.result ?? [];
  expect(spans.length).toBeGreaterThan(0);
  for (const { value } of spans) {
    const { start, end, text: words } = value as unknown as { start: number; end: number; text: string };
    expect(task?.data.text?.slice(start, end)).toBe(words);
  }
});

type Sentence = {
  readonly data: { readonly text: string };
  readonly predictions: readonly { readonly model_version: string; readonly result: readonly unknown[] }[];
};

/** The sentences of the CoNLL file with their entities as predictions. */
function wikigold(): readonly Sentence[] {
  const file = readFileSync(join(samples, "ner-wikigold/wikigold.conll.txt"), "utf8");
  return file
    .split(/\n\s*\n/)
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith("-DOCSTART-")))
    .filter((lines) => lines.length > 0)
    .map(sentence);
}

function sentence(lines: readonly string[]): Sentence {
  const result: { value: { start: number; end: number; text: string; labels: string[] } & Record<string, unknown> }[] =
    [];
  let text = "";
  let last: string | null = null;
  for (const line of lines) {
    const [token = "", tag = "O"] = line.split(" ");
    const label = tag === "O" ? null : tag.slice(2);
    text += text === "" ? "" : " ";
    const start = text.length;
    text += token;
    const value = result.at(-1)?.value;
    if (label !== null && label === last && value !== undefined) {
      value.end = text.length;
      value.text = text.slice(value.start, value.end);
    } else if (label !== null) {
      const item = { id: `s${start}`, from_name: "entity", to_name: "text", type: "labels" };
      result.push({ ...item, value: { start, end: text.length, text: token, labels: [label] } });
    }
    last = label;
  }
  return { data: { text }, predictions: [{ model_version: "wikigold", result }] };
}
