import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { readAmounts } from "./datedFlows.js";
import { AmountColumn, type LegColumns, legColumns } from "./flowColumns.js";
import { quickRate } from "./quickRate.js";

import { soleRate } from "./soleRate.js";
import { periodsOf } from "./timeline.js";

/**
 * The internal rate of return of amounts that follow each other at equal intervals: the one rate a period above −1 at which
 * they are worth nothing, to 28 digits. There is no guess to supply; `periodicInternalRates` lists all roots where there
 * are several.
 *
 * Source of the formula: Microsoft, IRR function.
 *
 * @throws OfferError `several-roots` (listed in the message), `no-root`, `unresolved-roots` where it is not proved that there
 * is exactly one; `all-zero`, `no-sign-change`, `no-time-passes` for amounts that cannot have one; `missing-term`,
 * `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * irr(["-70000", "12000", "15000", "18000", "21000", "26000"]).toFixed(6); // => 0.086631
 * irr(["-100", "121"]); // => 0.21
 * irr(["-1600", "10000", "-10000"]); // throws several-roots
 * ```
 */
export function irr(amounts: readonly DecimalInput[]): Decimal {
  const read = readAmounts(amounts);
  return quickRate(inPeriods(read), ONE_A_PERIOD) ?? soleRate(periodsOf(read), "amounts");
}

const ONE_A_PERIOD = { numerator: 1, denominator: 1 };

/** Amounts in columns, the number of the period in place of the day. */
function inPeriods(amounts: readonly Decimal[]): LegColumns {
  const column = new AmountColumn(amounts.length);
  for (const [period, amount] of amounts.entries()) column.add(amount, true, period);
  return legColumns(Int32Array.from(amounts.keys()), amounts.length, column);
}
