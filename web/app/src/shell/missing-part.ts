/** A part of the app itself could not be loaded. */
export class MissingPart extends Error {
  override readonly name = "MissingPart";
}

/** The module, or the news that it is missing: the router answers a browser's own failure by loading the whole document anew. */
export async function part<T>(module: Promise<T>): Promise<T> {
  try {
    return await module;
  } catch (cause) {
    throw new MissingPart("A part of the app could not be loaded.", { cause });
  }
}
