/** A word as people may vary it: `Payment lag` is `paymentLag`. */
export const loosely = (word: string): string => word.replace(/[\s_-]/g, "").toLowerCase();

/** The one of some words that is meant: exactly, or but for capitals, spaces and hyphens. */
export function meant(word: string, words: readonly string[]): string | undefined {
  if (words.includes(word)) return word;
  const loose = loosely(word);
  return words.find((known) => loosely(known) === loose);
}
