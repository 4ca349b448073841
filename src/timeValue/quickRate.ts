import type { Decimal } from "../numeric/decimal.js";
import { soleRoot } from "../numeric/soleRoot.js";
import { Undecided } from "../numeric/undecided.js";
import type { Fraction } from "../time/dayCount.js";
import type { LegColumns } from "./flowColumns.js";
import { inOrderOfDays } from "./inOrderOfDays.js";

/**
 * The rate of return where the sign changes once, so that there is exactly one by Descartes' rule, and where double-doubles
 * prove 28 digits of it; undefined for all that takes more.
 */
export function quickRate(
  { days, wholes }: LegColumns,
  yearsAStep: Fraction | undefined,
): Decimal | undefined {
  if (wholes === undefined || yearsAStep === undefined) return undefined;
  const first = days.reduce((earliest, day) => Math.min(earliest, day));
  const terms = inOrderOfDays(days, wholes, first);
  if (terms === undefined || !changesOnce(terms.amounts)) return undefined;
  try {
    const { numerator, denominator } = yearsAStep;
    const rate = soleRoot(terms)?.times(denominator).div(numerator).expm1().toResult();
    // A rate that 28 digits do not tell from −1 is none.
    return rate?.greaterThan(-1) ? rate : undefined;
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

function changesOnce(amounts: Float64Array): boolean {
  let changes = 0;
  let sign = 0;
  for (const amount of amounts) {
    if (amount === 0 || Math.sign(amount) === sign) continue;
    if (sign !== 0) changes += 1;
    sign = Math.sign(amount);
  }
  return changes === 1;
}
