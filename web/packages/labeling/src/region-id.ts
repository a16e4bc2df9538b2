const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/** Ten random letters, 60 bits: the id of a new region. `random` gives numbers in [0, 1), as `Math.random` does. */
export function newRegionId(random: () => number): string {
  return Array.from({ length: 10 }, () => letters[Math.floor(random() * letters.length)] ?? "_").join("");
}

/**
 * The id of the item that holds a control's answer about the whole task: ten letters that depend on the control's name
 * alone, so that saving twice writes the same item. FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo, 1991).
 */
export function answerItemId(control: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of utf16BytesOf(control)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return Array.from({ length: 10 }, (_, place) => letters[Number((hash >> BigInt(place * 6)) & 63n)] ?? "_").join("");
}

function utf16BytesOf(text: string): readonly number[] {
  return Array.from({ length: text.length * 2 }, (_, place) => {
    const unit = text.charCodeAt(place >> 1);
    return place % 2 === 0 ? unit & 0xff : unit >> 8;
  });
}
