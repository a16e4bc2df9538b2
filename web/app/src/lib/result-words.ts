type Item = {
  readonly type?: string | undefined;
  readonly value?: Readonly<Record<string, unknown>> | undefined;
  readonly from_name?: string | undefined;
};

const longest = 80;

/** A result item in a few words: what was chosen, rated, written or drawn. */
export function resultWords(item: Item): string {
  const value = item.value ?? {};
  const chosen = Object.entries(value).find(
    ([key, entry]) => Array.isArray(entry) && (key === item.type || /labels|choices|text/.test(key)),
  );
  if (chosen !== undefined && Array.isArray(chosen[1])) {
    const span = typeof value.text === "string" ? ` “${shortened(value.text)}”` : "";
    return `${chosen[1].map(String).join(", ")}${span}`;
  }
  if (typeof value.rating === "number") {
    return `${value.rating} ★`;
  }
  if (typeof value.text === "string") {
    return `“${shortened(value.text)}”`;
  }
  return item.type ?? item.from_name ?? "";
}

/** Where a result item lies, in percent of the image; empty where it lies nowhere. */
export function resultPlace(item: Item): string {
  const { x, y, width, height, rotation } = item.value ?? {};
  if (typeof x !== "number" || typeof y !== "number") {
    return "";
  }
  const size = typeof width === "number" && typeof height === "number" ? ` · ${tenth(width)} × ${tenth(height)} %` : "";
  const turned = typeof rotation === "number" && rotation !== 0 ? ` · ${tenth(rotation)}°` : "";
  return `${tenth(x)}, ${tenth(y)}${size}${turned}`;
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
