import { type RateOrCurve, toRateOrCurve } from "../market/rateOrCurve.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { readPrecision } from "../schema/precision.js";
import { formatDate, type IsoDate } from "../time/date.js";
import type { DatedFlow } from "./datedFlows.js";
import { legValue } from "./leg.js";
import { readXnpvLeg, type XnpvOptions } from "./xnpvLeg.js";

/** Dated flows, read once and ready to be valued at any rate. */
export interface PreparedLeg {
  /** The day discounted to. */
  readonly valuationDate: IsoDate;
  /** `xnpv` of the flows at a rate or off a curve. */
  xnpv(rate: RateOrCurve): Decimal;
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
  const leg = readXnpvLeg(flows, options);
  const digits = readPrecision(options);
  return Object.freeze({
    valuationDate: formatDate(leg.from),
    xnpv: (rate: RateOrCurve) => {
      const read = toRateOrCurve(rate);
      return certified((numbers) => legValue(leg, read, numbers).toResult(), digits);
    },
  });
}
