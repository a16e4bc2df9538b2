import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { call, expectAccessible, picture, signIn } from "./pages.ts";

/** Where the pictures of the docs go; without it none is taken. */
const pictures = process.env.ASSAY_PICTURES ?? "";

const product = `<View>
  <Style>
    .container { display: flex; }
    .image { width: 50%; }
    .text { width: 50%; padding: 20px; }
  </Style>
  
  <View className="container">
    <View className="image">
      <Image name="product_image" value="$image_url"/>
    </View>
    <View className="text">
      <Header value="Product Description"/>
      <Text name="description" value="$product_desc_text"/>
      
      <Header value="Verification"/>
      <Choices name="match_status" toName="product_image">
        <Choice value="Match" alias="yes" />
        <Choice value="Mismatch" alias="no" />
        <Choice value="Unsure" />
      </Choices>
      
      <TextArea name="comments" toName="product_image" 
                placeholder="Explain if mismatch..." 
                displayMode="region-list"/>
    </View>
  </View>
</View>`;

type Labeled = {
  readonly annotations: readonly {
    readonly result: readonly { readonly from_name: string; readonly value: Readonly<Record<string, unknown>> }[];
  }[];
};

async function take(page: Page, name: string): Promise<void> {
  if (pictures !== "") {
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}

test("the stream shows a task of the demonstration", async ({ page }) => {
  await signIn(page);
  const { results } = await call<{ results: { id: number; title: string }[] }>(
    page,
    "GET",
    "/api/projects?page_size=100",
  );
  const demo = results.find((project) => project.title === "Things in pictures");
  test.skip(demo === undefined, "the server under test was started without the demonstration");
  await page.goto(`/projects/${demo?.id}/label`);
  await expect(page.getByRole("heading", { name: /^Task \d+/ })).toBeVisible();
  await expect(page.getByRole("treegrid", { name: "Regions" }).getByRole("row").nth(1)).toBeVisible();
  await expectAccessible(page);
  await take(page, "label-stream");
});

test("a config of a picture beside a text previews and labels as it is written", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByLabel("Name").fill("Product check");
  await page.getByLabel("Labeling config").fill(product);
  await expect(page.getByRole("radio", { name: /^Mismatch/ })).toBeVisible();
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(/\/projects\/\d+/);
  const project = Number(/projects\/(\d+)/.exec(page.url())?.[1]);

  await call(page, "POST", `/api/projects/${project}/import`, [
    {
      image_url: `data:image/png;base64,${picture(480, 360).toString("base64")}`,
      product_desc_text: "A desk lamp of oak and brass with a linen shade, 42 cm high.",
    },
  ]);

  await page.goto(`/projects/${project}/label`);
  await expect(page.getByText("A desk lamp of oak and brass")).toBeVisible();
  const image = page.getByRole("application").first();
  const text = page.getByText("A desk lamp of oak and brass");
  const [left, right] = [await image.boundingBox(), await text.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 0) + 1);
  await page.getByRole("radio", { name: /^Mismatch/ }).check();
  const comments = page.getByPlaceholder("Explain if mismatch...");
  await comments.fill("The shade in the picture is glass.");
  await comments.press("Enter");
  await expectAccessible(page);
  await take(page, "picture-beside-text");
  await page.keyboard.press("Control+Enter");

  const answered = (): Promise<readonly Labeled[]> =>
    call<{ tasks: Labeled[] }>(page, "GET", `/api/tasks?project=${project}&fields=all&only_annotated=true`).then(
      ({ tasks }) => tasks,
    );
  await expect.poll(async () => (await answered()).length).toBe(1);
  const [task] = await answered();
  const result = task?.annotations[0]?.result ?? [];
  const values = Object.fromEntries(result.map((item) => [item.from_name, item.value]));
  expect(values.match_status).toEqual({ choices: ["no"] });
  expect(values.comments).toEqual({ text: ["The shade in the picture is glass."] });
});
