import { readdirSync, readFileSync } from "node:fs";

/** One file of portable cases, which the server's tests run too. */
export type CaseFile<T> = { readonly file: string; readonly cases: readonly T[] };

/** The files of cases in a folder of `conformance/`, by name. */
export function casesIn<T>(folder: string): readonly CaseFile<T>[] {
  const place = new URL(`../../../../conformance/${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, place), "utf8")) as { cases: readonly T[] }) }));
}
