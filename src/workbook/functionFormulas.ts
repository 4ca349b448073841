// Internal: no name of the public API lives here.

/** Φ(x) in a formula. `_xlfn.` is how files name functions that came after 2007; no spreadsheet shows it. */
export const normalCdfFormula = (x: string): string => `_xlfn.NORM.S.DIST(${x},TRUE)`;

/** φ(x). */
export const normalDensityFormula = (x: string): string => `_xlfn.NORM.S.DIST(${x},FALSE)`;

// Doubles lose the digits of e^y − 1 and ln(1 + x) near 0. Dividing by what the rounded argument stands for puts them back
// (Kahan; Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1); nearer still, two terms of the series do.

/** e^y − 1 as a formula of the cell that holds y. */
export const expm1Formula = (y: string): string =>
  `IF(ABS(${y})<1E-8,${y}+${y}^2/2,(EXP(${y})-1)*${y}/LN(EXP(${y})))`;

/** ln(1 + x) as a formula of the cell that holds x. */
export const log1pFormula = (x: string): string =>
  `IF(ABS(${x})<1E-8,${x}-${x}^2/2,${x}*LN(1+${x})/((1+${x})-1))`;
