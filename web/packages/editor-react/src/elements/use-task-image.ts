import type { ObjectTag } from "@assay/labeling";
import { useEffect, useState } from "react";
import { loadImage, type TaskImage, type TaskImages } from "../task/task-images.ts";

type Loading = { readonly url: string; readonly image: TaskImage };

/** The image of an object: the one loaded ahead, or else loaded now; null while it is on its way. */
export function useTaskImage(
  object: ObjectTag,
  url: string | null,
  images: TaskImages | null,
): { readonly image: TaskImage | null; readonly retry: () => void } {
  const ahead = images?.get(object.name);
  const [loaded, setLoaded] = useState<Loading | null>(null);
  const [attempt, setAttempt] = useState(0);
  const crossOrigin = object.element.attributes.crossOrigin ?? null;
  const wanted = url !== null && (ahead === undefined || (ahead.kind === "failed" && attempt > 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the same address again
  useEffect(() => {
    if (!wanted || url === null) return;
    let current = true;
    setLoaded(null);
    void loadImage(url, crossOrigin).then((image) => {
      if (current) setLoaded({ url, image });
    });
    return () => {
      current = false;
    };
  }, [wanted, url, crossOrigin, attempt]);
  const own = loaded?.url === url ? loaded.image : null;
  return { image: wanted ? own : (ahead ?? null), retry: () => setAttempt((count) => count + 1) };
}
