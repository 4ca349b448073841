// Internal: no name of the public API lives here.

/** Guessing at what was meant costs time, and nobody reads the fiftieth guess: how many a list of problems makes at most. */
export const MAX_SUGGESTIONS = 20;

const MAX_COMPARED = 64;

/** `; did you mean "profitShare"?` where one of `known` is close to `word`, else nothing. */
export function suggest(word: string, known: Iterable<string>): string {
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(word.toLowerCase(), name.toLowerCase());
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best === undefined ? "" : `; did you mean "${best.name}"?`;
}

/** Levenshtein's distance, one row at a time; words too long to be a slip of the pen count as far away. */
function editDistance(left: string, right: string): number {
  if (left.length > MAX_COMPARED || right.length > MAX_COMPARED) return Infinity;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 0; i < left.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j += 1) {
      const substituted = (row[j] as number) + (left[i] === right[j] ? 0 : 1);
      next.push(Math.min(substituted, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    }
    row = next;
  }
  return row[right.length] as number;
}
