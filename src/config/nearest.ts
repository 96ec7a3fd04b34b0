/** Which known name somebody meant who wrote one nearly like it. */

/** Slips in a name that still show which was meant; in a short one every letter counts for more. */
const SLIPS = { long: 2, short: 1 } as const;
const SHORT = 6;

/** The known name that is nearest to `written`, letter case aside, or null where none is near. Itself, where it is known. */
export function nearestOf(written: string, known: readonly string[]): string | null {
  if (known.includes(written)) return written;
  const [best] = known
    .map((name) => ({ name, slips: slipsBetween(written.toUpperCase(), name) }))
    .filter(({ name, slips }) => slips <= (name.length < SHORT ? SLIPS.short : SLIPS.long))
    .sort((a, b) => a.slips - b.slips);
  return best?.name ?? null;
}

/** Letters added, left out or put for others (Levenshtein's distance), row by row. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let last = index + 1;
    row = row.map((above, column) => {
      if (column === 0) return last;
      const across = row[column - 1] ?? 0;
      last = Math.min(above + 1, last + 1, across + (letter === other[column - 1] ? 0 : 1));
      return last;
    });
  }
  return row.at(-1) ?? 0;
}
