import { OfferError } from "../errors.js";
import { type CouponRateInput, toDiscounting } from "../market/couponRate.js";
import { discountFactorBetween } from "../market/discountFactor.js";
import type { RateOrCurve } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { readOptions } from "../schema/options.js";
import { type Precision, readPrecision } from "../schema/precision.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { type LegColumns, readLeg } from "./flowColumns.js";
import { type Leg, legOf, legValue } from "./leg.js";

/**
 * The net present value of dated flows, discounted to the first one listed as spreadsheets do, or to
 * `options.valuationDate`.
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F, which is the spreadsheets' XNPV. Or it is a
 * `zeroCurve`, of the day discounted to or earlier. Amounts and the result are in one currency. Source of the formula:
 * Microsoft, XNPV function.
 *
 * @throws OfferError `flow-before-valuation-date` where a flow lies before the day discounted to: whether it still counts
 * is not for a formula to guess (spreadsheets return #NUM!). `missing-term` for an empty list, `invalid-decimal`,
 * `invalid-date`, `out-of-range`.
 * @example
 * ```ts
 * const flows = [
 *   { date: "2008-01-01", amount: "-10000" },
 *   { date: "2008-03-01", amount: "2750" },
 *   { date: "2008-10-30", amount: "4250" },
 *   { date: "2009-02-15", amount: "3250" },
 *   { date: "2009-04-01", amount: "2750" },
 * ];
 * xnpv("0.09", flows).toFixed(2); // => 2086.65
 * xnpv("0.09", flows, { precision: 40 }); // => 2086.647602031536621663610094314144086869
 * ```
 */
export function xnpv(
  rate: RateOrCurve | CouponRateInput,
  flows: readonly DatedFlow[],
  options: XnpvOptions = {},
): Decimal {
  const read = toDiscounting(rate);
  const { leg, digits } = readXnpvLeg(flows, options);
  return certified((numbers) => legValue(leg, read, numbers).toResult(), digits);
}

/**
 * What dated flows are worth on the day of the last one: the net future value. `rate` is as of `xnpv`; flows may come in any
 * order.
 *
 * @throws OfferError as `xnpv` does, but for flows in any order.
 * @example
 * ```ts
 * const flows = [
 *   { date: "2021-01-01", amount: "-100" },
 *   { date: "2023-01-01", amount: "150" },
 * ];
 * xnfv("0.1", flows); // => 29
 * ```
 */
export function xnfv(rate: RateOrCurve | CouponRateInput, flows: readonly DatedFlow[]): Decimal {
  const read = toDiscounting(rate);
  const columns = readLeg(flows);
  return certified((numbers) => {
    const { first, last } = spanOf(columns);
    const factor = discountFactorBetween(read, first, last, numbers);
    return legValue(legOf(columns, first), read, numbers).div(factor).toResult();
  });
}

/** The earliest and the latest day of flows. */
export const spanOf = ({ days }: LegColumns): { readonly first: EpochDay; readonly last: EpochDay } => ({
  first: days.reduce((earliest, day) => Math.min(earliest, day)),
  last: days.reduce((latest, day) => Math.max(latest, day)),
});

/** Dated flows, read once and ready to be valued at any rate. */
export interface PreparedLeg {
  /** The day discounted to. */
  readonly valuationDate: IsoDate;
  /** `xnpv` of the flows at a rate or off a curve. */
  xnpv(rate: RateOrCurve | CouponRateInput): Decimal;
}

/**
 * Reads dated flows once, to be valued at many rates: `prepareLeg(flows, options).xnpv(rate)` is `xnpv(rate, flows, options)`.
 * The flows may change afterwards without changing the leg.
 *
 * @throws OfferError as `xnpv` does.
 * @example
 * ```ts
 * const leg = prepareLeg([
 *   { date: "2021-01-01", amount: "-100" },
 *   { date: "2022-01-01", amount: "121" },
 * ]);
 * leg.xnpv("0.1"); // => 10
 * leg.xnpv("0.21"); // => 0
 * ```
 */
export function prepareLeg(flows: readonly DatedFlow[], options: XnpvOptions = {}): PreparedLeg {
  const { leg, digits } = readXnpvLeg(flows, options);
  return Object.freeze({
    valuationDate: formatDate(leg.from),
    xnpv: (rate: RateOrCurve | CouponRateInput) => {
      const read = toDiscounting(rate);
      return certified((numbers) => legValue(leg, read, numbers).toResult(), digits);
    },
  });
}

/** What `xnpv` may be told beyond the rate and the flows. */
export interface XnpvOptions extends Precision {
  /** The day discounted to, no flow before it; that of the first flow listed unless stated. */
  readonly valuationDate?: IsoDate | undefined;
}

/** Flows as `xnpv` takes them. */
function readXnpvLeg(
  flows: readonly DatedFlow[],
  options: XnpvOptions,
): { readonly leg: Leg; readonly digits: number } {
  const { valuationDate, ...asked } = readOptions(options, ["valuationDate", "precision"]);
  const columns = readLeg(flows);
  const { days } = columns;
  // A list of flows without a first one has been refused.
  const first = days[0] as EpochDay;
  const from = valuationDate === undefined ? first : parseDate(valuationDate, ["options", "valuationDate"]);
  let early = 0;
  while (early < days.length && (days[early] as number) >= from) early += 1;
  if (early < days.length) {
    const message = `lies before ${formatDate(from)}, the day discounted to: list the earliest flow first, state valuationDate, or leave out what is past`;
    throw new OfferError({ code: "flow-before-valuation-date", path: ["flows", early, "date"], message });
  }
  return { leg: legOf(columns, from), digits: readPrecision(asked) };
}
