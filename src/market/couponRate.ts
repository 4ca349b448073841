import { OfferError } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { ownData } from "../ownData.js";
import { readOptions } from "../schema/options.js";
import type { BusinessCalendar } from "../time/businessCalendar.js";
import type { IsoDate } from "../time/date.js";
import { CONTEXT_DAY_COUNTS } from "../time/dayCount.js";
import { contextYears, type DayCountContext, readContext } from "../time/yearFraction.js";
import type { Curve } from "./curve/curve.js";
import { type Compounding, type CouponRate, type Rate, type RateInput, toRate } from "./rate.js";
import { type RateOrCurve, toRateOrCurve } from "./rateOrCurve.js";

/**
 * A rate whose years are those of a bond's coupons, of its maturity or of business days: `"ACT/ACT ICMA"` or `"ACT/365L"` with the
 * coupons as `schedule`, or one regular `period`; `"30E/360 ISDA"` with the `maturity`; `"BUS/252"` with a business `calendar`. A half-yearly
 * note at its own coupon, discounted by ACT/ACT ICMA with semi-annual compounding, is worth its face on every coupon date.
 */
export type CouponRateInput = {
  /** A year, as a fraction: 0.08 is 8%. */
  readonly rate: DecimalInput;
  /** How often interest is added; "annual" unless stated. */
  readonly compounding?: Compounding | undefined;
} & (
  | {
      /** How days become years. */
      readonly dayCount: "ACT/ACT ICMA" | "ACT/365L";
      /** All coupons of the bond or note; its payment dates play no part. */
      readonly schedule: NonNullable<DayCountContext["schedule"]>;
      /** Which quasi-coupons lie beyond the regular dates; anchored ones unless stated. */
      readonly quasiCoupons?: DayCountContext["quasiCoupons"];
    }
  | {
      /** How days become years. */
      readonly dayCount: "ACT/ACT ICMA" | "ACT/365L";
      /** One regular coupon period, instead of all coupons. */
      readonly period: NonNullable<DayCountContext["period"]>;
      /** Which quasi-coupons lie beyond the regular dates; anchored ones unless stated. */
      readonly quasiCoupons?: DayCountContext["quasiCoupons"];
    }
  | {
      /** How days become years. */
      readonly dayCount: "30E/360 ISDA";
      /** The termination date: not before the last flow. */
      readonly maturity: IsoDate;
    }
  | {
      /** How days become years. */
      readonly dayCount: "BUS/252";
      /** Which days are business days. */
      readonly calendar: BusinessCalendar;
    }
);

/** A rate of either kind from its written form; throws for anything else, under the name it goes by. */
export const toAnyRate = (input: RateInput | CouponRateInput, name = "rate"): Rate | CouponRate =>
  isCouponRate(input) ? couponRate(input, name) : toRate(input, name);

/** A rate of either kind or a curve from its written form; throws for anything else, under the name it goes by. */
export const toDiscounting = (
  input: RateOrCurve | CouponRateInput,
  name = "rate",
): Rate | CouponRate | Curve => (isCouponRate(input) ? couponRate(input, name) : toRateOrCurve(input, name));

const isCouponRate = (input: unknown): input is CouponRateInput =>
  CONTEXT_DAY_COUNTS.some((name) => name === ownData(input, "dayCount"));

const FIELDS = [
  "rate",
  "compounding",
  "dayCount",
  "schedule",
  "period",
  "quasiCoupons",
  "maturity",
  "calendar",
] as const;

function couponRate(input: CouponRateInput, name: string): CouponRate {
  const { rate, compounding, dayCount, ...context } = readOptions(
    input as CouponRateInput & DayCountContext,
    FIELDS,
    name,
  );
  const { rate: yearly, compounding: added } = toRate({ rate, compounding }, name);
  const years = named(name, () => contextYears(dayCount, readContext(context, dayCount)));
  return {
    rate: yearly,
    compounding: added,
    yearsBetween: (start, end) => named(name, () => years(start, end)),
  };
}

/** What is wrong with what a day count needs stands in the rate here. */
function named<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [first, ...others] = error.issues.map((issue) => ({
      ...issue,
      path: [name, ...issue.path.slice(1)],
    }));
    throw first === undefined ? error : new OfferError([first, ...others]);
  }
}
