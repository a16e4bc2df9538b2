import type { EditorController } from "../../web/packages/editor/src/index.ts";
import { rectangle } from "../../web/packages/geometry/src/index.ts";

/**
 * Edits at random, each round at another zoom, and counts after each round the pixels of the static layer that differ
 * from the same scene painted anew. Repainting only what an edit touched is right when all counts are 0.
 */
export async function differingPixels(
  editor: EditorController,
  host: HTMLElement,
  rounds: number,
): Promise<readonly number[]> {
  const random = randomSource(7);
  const counts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    editor.camera.zoomBy(random() < 0.5 ? 1.4 : 0.8);
    await rest();
    for (let edit = 0; edit < 20; edit++) {
      editOnce(editor, random);
      if (random() < 0.5) await nextFrame();
    }
    await frames(3);
    const edited = pixelsOf(host);
    editor.setSettings({ tags: false });
    editor.setSettings({ tags: true });
    await rest();
    counts.push(difference(edited, pixelsOf(host)));
  }
  return counts;
}

function editOnce(editor: EditorController, random: () => number): void {
  const regions = editor.store.regions();
  const region = regions[Math.floor(random() * regions.length)];
  if (region === undefined || region.mark.kind === "span") return;
  const { id, mark } = region;
  switch (Math.floor(random() * 9)) {
    case 0:
      editor.create("image", "label", rectangle(random() * 3000, random() * 2000, random() * 500, random() * 500));
      break;
    case 1:
      editor.remove([id]);
      break;
    case 2:
      editor.reorder([id], random() < 0.5 ? "front" : "back");
      break;
    case 3:
      editor.toggleHidden([id]);
      break;
    case 4:
      editor.toggleLocked([id]);
      break;
    case 5:
      editor.undo();
      break;
    case 6:
      editor.select(random() < 0.3 ? [] : [id]);
      break;
    case 7:
      editor.change([id], (each) => ({ ...each, labels: { label: ["Label 3"] } }));
      break;
    case 8:
      editor.reshape(new Map([[id, { ...mark, x: mark.x * random(), width: mark.width + 50 * random() }]]));
  }
}

function pixelsOf(host: HTMLElement): Uint8ClampedArray {
  const shown = [...host.querySelectorAll<HTMLCanvasElement>("canvas.assay-static")].find(
    (canvas) => canvas.style.visibility !== "hidden",
  );
  const context = shown?.getContext("2d");
  if (shown === undefined || !context) throw new Error("the static layer shows no canvas");
  return context.getImageData(0, 0, shown.width, shown.height).data;
}

/** Pixels whose colour, weighted by its opacity, differs by more than rounding. */
function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = a.length === b.length ? 0 : Math.abs(a.length - b.length);
  for (let pixel = 0; pixel < a.length; pixel += 4) {
    const before = (a[pixel + 3] ?? 0) / 255;
    const after = (b[pixel + 3] ?? 0) / 255;
    let apart = 255 * Math.abs(before - after);
    for (let channel = pixel; channel < pixel + 3; channel++) {
      apart = Math.max(apart, Math.abs((a[channel] ?? 0) * before - (b[channel] ?? 0) * after));
    }
    if (apart > 3) count++;
  }
  return count;
}

function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Until the camera has rested and the layers are painted sharp. */
async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await frames(10);
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await nextFrame();
}
