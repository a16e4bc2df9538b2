/** The known name with the fewest changed letters, at most a third of them; the first in the alphabet of several. */
export function nearestName(written: string, known: readonly string[]): string | null {
  if (written.length > 40) return null;
  const near = known
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(written.length / 3)))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near[0]?.name ?? null;
}

/**
 * Letters to add, drop or change to make one word of the other. Source: V. Levenshtein (1966), Soviet Physics Doklady
 * 10(8), 707-710.
 */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (letter === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, 1 + Math.min(row[j] ?? 0, next[j - 1] ?? 0)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
