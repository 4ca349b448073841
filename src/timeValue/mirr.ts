import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, decimalOf, WORKING_DIGITS } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { readOptions } from "../schema/options.js";
import { readAmounts } from "./datedFlows.js";
import { readPeriodicRate } from "./periodicRate.js";

/** What payments are financed at and receipts are reinvested at. */
export interface MirrRates {
  /** At which payments are discounted to the first amount: a fraction a period greater than −1, 0.08 for 8%. */
  readonly financeRate: DecimalInput;
  /** At which receipts are compounded to the last amount: a fraction a period greater than −1, 0.08 for 8%. */
  readonly reinvestRate: DecimalInput;
}

/** So many digits that the growth of 60-digit amounts differs from 1 by nothing or by more than rounding. */
const Wide = /* @__PURE__ */ decimalOf(2 * WORKING_DIGITS);
const NOISE = "1e-90";

/**
 * The modified internal rate of return of amounts at equal intervals: the rate a period at which the payments, discounted to
 * the first amount at `financeRate`, grow to the receipts, compounded to the last one at `reinvestRate`. There is always
 * exactly one.
 *
 * Source of the formula: Microsoft, MIRR function.
 *
 * @throws OfferError `no-sign-change` without a payment or without a receipt, `no-time-passes` for a single amount,
 * `missing-term`, `invalid-decimal`, `out-of-range`.
 * @example
 * ```ts
 * const amounts = ["-120000", "39000", "30000", "21000", "37000", "46000"];
 * mirr(amounts, { financeRate: "0.10", reinvestRate: "0.12" }).toFixed(4); // => 0.1261
 * ```
 */
export function mirr(amounts: readonly DecimalInput[], rates: MirrRates): Decimal {
  const { financeRate, reinvestRate } = readOptions(rates, ["financeRate", "reinvestRate"], "rates");
  const finance = required(financeRate, "financeRate");
  const reinvest = required(reinvestRate, "reinvestRate");
  return modifiedInternalRate(readAmounts(amounts), finance, reinvest, "amounts");
}

/** The modified internal rate of amounts and rates that have been read; `name` is what errors call the amounts. */
export function modifiedInternalRate(
  amounts: readonly Decimal[],
  financeRate: Decimal,
  reinvestRate: Decimal,
  name: string,
): Decimal {
  const finance = new Wide(1).plus(financeRate);
  const reinvest = new Wide(1).plus(reinvestRate);
  const refuse = (code: "no-time-passes" | "no-sign-change", message: string): never => {
    throw new OfferError({ code, path: [name], message });
  };
  if (amounts.length === 1) refuse("no-time-passes", "must not all fall at one time: nothing earns a return");
  const zero = new Wide(0);
  const received = amounts.reduce(
    (sum, amount) => sum.times(reinvest).plus(amount.isPositive() ? amount : 0),
    zero,
  );
  const paid = amounts.reduceRight(
    (sum, amount) => sum.div(finance).minus(amount.isNegative() ? amount : 0),
    zero,
  );
  if (received.isZero() || paid.isZero()) refuse("no-sign-change", "must have both receipts and payments");
  const rate = received
    .div(paid)
    .pow(new Wide(1).div(amounts.length - 1))
    .minus(1);
  return toResult(rate.abs().lessThan(NOISE) ? zero : rate);
}

function required(rate: DecimalInput | undefined, name: keyof MirrRates): Decimal {
  if (rate !== undefined) return readPeriodicRate(rate, ["rates", name]);
  const message = "is required: a rate a period, such as 0.08";
  const received = describeReceived(rate);
  throw new OfferError({ code: "missing-term", path: ["rates", name], message, received });
}
