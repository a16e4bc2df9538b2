/** A value of a task's data as a table shows it. */
export type DataCell =
  | { readonly kind: "image"; readonly url: string; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const raster = /\.(png|jpe?g|gif|webp|bmp|avif)(\?.*)?$/i;
const longest = 300;

/** What to show of the value: images by their address, all else as text. */
export function dataCell(value: unknown): DataCell {
  if (typeof value === "string") {
    if (raster.test(value) && /^(https?:\/\/|\/)/.test(value)) {
      return { kind: "image", url: value, name: nameOf(value) };
    }
    return { kind: "text", text: value.slice(0, longest) };
  }
  return { kind: "text", text: value === undefined || value === null ? "" : JSON.stringify(value).slice(0, longest) };
}

/** The first image of the data, or the first text. */
export function leadingCell(data: Readonly<Record<string, unknown>>): DataCell {
  const cells = Object.values(data).map(dataCell);
  return cells.find((cell) => cell.kind === "image") ?? cells[0] ?? { kind: "text", text: "" };
}

/** The file name in an address, without the random prefix of an upload. */
function nameOf(url: string): string {
  const last = url.split("?")[0]?.split("/").at(-1) ?? url;
  const plain = last.replace(/^[0-9a-f]{8}-/, "");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
