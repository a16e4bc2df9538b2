/**
 * Small pictures made out of large ones in this browser: a few at a time, those asked for last first, kept until many newer ones came.
 */

const width = 360;
const atOnce = 4;
const kept = 800;

type Work = {
  readonly url: string;
  readonly stop: AbortController;
  readonly waiting: Set<(made: string | null) => void>;
};

const made = new Map<string, string | null>();
const works = new Map<string, Work>();
const queue: Work[] = [];
let running = 0;

/** The address of the small picture when it is already made; null when it cannot be; undefined before. */
export function madeThumbnail(url: string): string | null | undefined {
  return made.get(url);
}

/** Makes the small picture of the address unless somebody did; the answer's function says that it is no longer wanted. */
export function wantThumbnail(url: string, done: (made: string | null) => void): () => void {
  const known = made.get(url);
  if (known !== undefined) {
    done(known);
    return () => undefined;
  }
  const work = works.get(url) ?? begin(url);
  work.waiting.add(done);
  return () => {
    work.waiting.delete(done);
    if (work.waiting.size === 0 && works.get(url) === work) {
      works.delete(url);
      work.stop.abort();
    }
  };
}

function begin(url: string): Work {
  const work: Work = { url, stop: new AbortController(), waiting: new Set() };
  works.set(url, work);
  queue.push(work);
  queueMicrotask(pump);
  return work;
}

function pump(): void {
  while (running < atOnce) {
    const work = queue.pop();
    if (work === undefined) {
      return;
    }
    if (!work.stop.signal.aborted) {
      running += 1;
      void run(work).finally(() => {
        running -= 1;
        pump();
      });
    }
  }
}

async function run(work: Work): Promise<void> {
  const small = await shrunk(work.url, work.stop.signal).catch(() => null);
  if (work.stop.signal.aborted) {
    return;
  }
  works.delete(work.url);
  keep(work.url, small);
  for (const done of work.waiting) {
    done(small);
  }
}

async function shrunk(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  const bitmap = await createImageBitmap(await response.blob(), { resizeWidth: width, resizeQuality: "medium" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return URL.createObjectURL(await canvas.convertToBlob({ type: "image/webp", quality: 0.8 }));
}

function keep(url: string, small: string | null): void {
  made.set(url, small);
  const oldest = made.keys().next().value;
  if (made.size > kept && oldest !== undefined) {
    const gone = made.get(oldest);
    made.delete(oldest);
    if (typeof gone === "string") {
      URL.revokeObjectURL(gone);
    }
  }
}
