// Internal: no name of the public API lives here.

/** Hands out names that spreadsheets accept, each once. */
export type CellNames = (...words: readonly string[]) => string;

const MAX_LENGTH = 200;

/** What a name would be taken for instead: a cell such as AB12 or R1C1, a row, a column, a truth value. */
const TAKEN = /^(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|true|false)$/;

/** What files take for a character by its code, as they write `A` in texts and formulas alike: `_x0041_`. */
const CODE = /_x(?=[0-9a-f]{4}(?:_|$))/g;

/** Names made of words: small letters and digits with underscores between, unlike any cell, none of them twice. */
export function cellNames(): CellNames {
  const used = new Set<string>();
  return (...words) => {
    const plain = words.map(plainWord).filter((word) => word !== "");
    const joined = plain.join("_").slice(0, MAX_LENGTH).replace(CODE, "_x_");
    const led = /^[a-z]/.test(joined) ? joined : `n_${joined}`;
    const name = TAKEN.test(led) ? `${led}_` : led;
    let unique = name;
    for (let count = 2; used.has(unique); count += 1) unique = `${name}_${count}`;
    used.add(unique);
    return unique;
  };
}

/** Letters without accents; whatever else there is becomes an underscore. */
const plainWord = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
