import { deflateSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { type APIResponse, type Browser, expect, type Page } from "@playwright/test";

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

/** The rules of accessibility that the page as it stands breaks, and where. */
export async function brokenRules(page: Page): Promise<readonly string[]> {
  const report = await new AxeBuilder({ page }).analyze();
  return report.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

/** Nothing on the page breaks a rule of accessibility, once its heading is there. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
}

/** Asks the API as the person who is signed in on the page. */
export async function call<T>(page: Page, method: string, path: string, data?: unknown): Promise<T> {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === "csrftoken")?.value ?? "";
  const response: APIResponse = await page.request.fetch(path, {
    method,
    headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  expect(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`).toBe(true);
  return (response.status() === 204 ? undefined : await response.json()) as T;
}

export const boxConfig = `<View>
  <Image name="image" value="$image"/>
  <RectangleLabels name="label" toName="image">
    <Label value="Cell"/>
    <Label value="Speck"/>
  </RectangleLabels>
</View>`;

export const choiceConfig = `<View>
  <Text name="text" value="$text"/>
  <Choices name="mood" toName="text" required="true">
    <Choice value="Good" hotkey="g"/>
    <Choice value="Bad" hotkey="b"/>
  </Choices>
</View>`;

export type NewProject = {
  readonly title: string;
  readonly label_config: string;
  readonly maximum_annotations?: number;
};

/** A project of the owner, whose page this is. */
export async function createProject(page: Page, project: NewProject): Promise<number> {
  const { id } = await call<{ id: number }>(page, "POST", "/api/projects", project);
  return id;
}

/** A person with a password, signed in on a page of their own. */
export async function colleague(browser: Browser, page: Page, name: string, role: string): Promise<Page> {
  const email = `${name}-${Date.now()}@example.org`;
  const password = "a long password 7";
  await call(page, "POST", "/api/users", { email, password, role, first_name: name, last_name: "Test" });
  const context = await browser.newContext();
  const own = await context.newPage();
  await signIn(own, email, password);
  return own;
}

/** A picture of one colour with a darker square in it, as a PNG file. */
export function picture(width: number, height: number): Buffer {
  const row = (y: number): number[] =>
    Array.from({ length: width }, (_, x) =>
      x > width / 4 && x < width / 2 && y > height / 4 && y < height / 2 ? 60 : 200,
    );
  const raw = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...row(y)])));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** Draws a box over the given parts of the image, from corner to corner. */
export async function drawBox(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const image = page.getByRole("application", { name: /image/i }).first();
  await expect(image).toBeVisible();
  const box = await image.boundingBox();
  if (box === null) {
    throw new Error("the image has no place on the page");
  }
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 8 });
  await page.mouse.up();
}

/** Uploads files on the import page and waits until their tasks are there. */
export async function importFiles(
  page: Page,
  projectId: number,
  files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[],
): Promise<void> {
  await page.goto(`/projects/${projectId}/import`);
  await page.getByTestId("files").setInputFiles([...files]);
  await page.getByRole("button", { name: /^Import \d+ file/ }).click();
  await expect(page.getByText(/tasks? imported/)).toBeVisible();
}
