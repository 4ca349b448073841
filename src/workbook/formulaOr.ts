// Internal: no name of the public API lives here.

/** A formula, or why there is none and, where that is worth saying, what the library does instead. */
export type FormulaOr = { readonly formula: string } | { readonly why: string; readonly instead?: string };

/** What a cell takes: characters, and functions inside each other. */
const MAX_LENGTH = 8000;
const MAX_DEPTH = 60;

/** A formula, unless no cell would take it. */
export function fitting(formula: string): FormulaOr {
  return formula.length <= MAX_LENGTH && depthOf(formula) <= MAX_DEPTH
    ? { formula }
    : { why: "its formula is too long for a cell" };
}

function depthOf(formula: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of formula) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Several formulas in one; why there is none for the first that has none. */
export function combined(
  parts: readonly FormulaOr[],
  join: (formulas: readonly string[]) => string,
): FormulaOr {
  const formulas: string[] = [];
  for (const part of parts) {
    if ("why" in part) return part;
    formulas.push(part.formula);
  }
  return fitting(join(formulas));
}
