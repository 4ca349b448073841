/** Φ(x) in a formula. `_xlfn.` is how files name functions that came after 2007; no spreadsheet shows it. */
export const normalCdfFormula = (x: string): string => `_xlfn.NORM.S.DIST(${x},TRUE)`;

/** φ(x). */
export const normalDensityFormula = (x: string): string => `_xlfn.NORM.S.DIST(${x},FALSE)`;
