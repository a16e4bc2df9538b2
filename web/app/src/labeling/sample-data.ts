import { type LabelingConfig, parseConfig, type TaskData, valueAt, variablesIn } from "@assay/labeling";
import type { GivenFile } from "../lib/dropped-files.ts";

const sampleText =
  "Ada Lovelace wrote to Charles Babbage in London on 3 June 1843. Her notes describe how the engine would compute.";
const mostBytes = 4_000_000;

/** The first task that the files would make; null where that cannot be told here. Addresses of images live until `revoke`. */
export async function firstTaskOf(files: readonly GivenFile[]): Promise<TaskData | null> {
  for (const { path, file } of files) {
    if (/\.(png|jpe?g|gif|webp|bmp|avif)$/i.test(path)) {
      return { image: URL.createObjectURL(file) };
    }
    if (file.size > mostBytes) {
      continue;
    }
    const data = dataOf(path, await file.text());
    if (data !== null) {
      return data;
    }
  }
  return null;
}

/** Lets go of the addresses that `firstTaskOf` made. */
export function revoke(data: TaskData | null): void {
  for (const value of Object.values(data ?? {})) {
    if (typeof value === "string" && value.startsWith("blob:")) {
      URL.revokeObjectURL(value);
    }
  }
}

/** The first task in a text file of a known kind. */
export function dataOf(path: string, text: string): TaskData | null {
  if (/\.json(l|lines)?$/i.test(path)) {
    return jsonTask(text);
  }
  const delimiter = /\.tsv$/i.test(path) ? "\t" : ",";
  if (/\.[ct]sv$/i.test(path)) {
    const [head, row] = rowsOf(text.replace(/^\uFEFF/, ""), delimiter, 2);
    return head === undefined || row === undefined
      ? null
      : Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""]));
  }
  const line = /\.txt$/i.test(path) ? text.split(/\r?\n/).find((each) => each.trim() !== "") : undefined;
  return line === undefined ? null : { text: line };
}

function jsonTask(text: string): TaskData | null {
  const parsed = parse(text) ?? parse(text.split("\n", 1)[0] ?? "");
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
  if (typeof first !== "object" || first === null) {
    return null;
  }
  const data: unknown = "data" in first ? first.data : first;
  return typeof data === "object" && data !== null ? (data as TaskData) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first rows of a delimited text, quoted fields read as RFC 4180 says. */
function rowsOf(text: string, delimiter: string, most: number): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  const endField = (): void => {
    rows.at(-1)?.push(field);
    field = "";
  };
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at] ?? "\n";
    if (quoted && at < text.length) {
      if (sign === '"' && text[at + 1] === '"') {
        field += sign;
        at += 1;
      } else if (sign === '"') {
        quoted = false;
      } else {
        field += sign;
      }
    } else if (sign === '"') {
      quoted = true;
    } else if (sign === delimiter) {
      endField();
    } else if (sign === "\n") {
      endField();
      if (rows.length === most) {
        return rows;
      }
      rows.push([]);
    } else if (sign !== "\r") {
      field += sign;
    }
  }
  return rows.filter((row) => row.length > 0);
}

/** The data with something to show for each variable of the config that it lacks: the given image or text, else a sample. */
export function filledFor(labelConfig: string, data: TaskData): TaskData {
  const { config } = parseConfig(labelConfig);
  const values = Object.values(data).filter((value) => typeof value === "string");
  const image = values.find((value) => /^blob:|\.(png|jpe?g|gif|webp|bmp|avif)(\?|$)/i.test(value));
  const text = values.find((value) => value !== image);
  const wanted = variablesOf(config).filter(({ name }) => valueAt(data, name) === undefined);
  const filling = wanted.map(({ name, tag }) => [
    name,
    tag === "Image" ? (image ?? "/sample.svg") : (text ?? sampleText),
  ]);
  return { ...data, ...Object.fromEntries(filling) };
}

function variablesOf(config: LabelingConfig): readonly { readonly name: string; readonly tag: string }[] {
  return config.objects.flatMap((object) => variablesIn(object.value).map((name) => ({ name, tag: object.tag })));
}
