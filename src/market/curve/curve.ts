import type { Decimal } from "../../numeric/decimal.js";
import type { EpochDay } from "../../time/date.js";
import type { Fraction } from "../../time/dayCount.js";
import { countYears, type DayCount } from "../../time/dayCount.js";
import type { Compounding } from "../rate.js";

export const INTERPOLATIONS = ["linear-zero", "log-linear", "monotone-cubic"] as const;

/** What a curve does between its nodes; see `zeroCurve`. */
export type Interpolation = (typeof INTERPOLATIONS)[number];

/** The conventions a curve is kept in. */
export interface CurveTerms {
  /** The day on which discount factors are 1. */
  readonly date: EpochDay;
  /** Of the zero rates: those stated, interpolated, shifted and spread. */
  readonly compounding: Compounding;
  readonly dayCount: DayCount;
  readonly interpolation: Interpolation;
}

/** A bond of face 1 that pays a level coupon so many times a year. */
export interface CouponBond {
  /** Its maturity: the day of the node. */
  readonly date: EpochDay;
  /** A year. */
  readonly coupon: Decimal;
  /** What it costs, accrued interest included. */
  readonly price: Decimal;
}

/** What fixes a curve at its nodes, as it was stated: nodes later than the curve's date, in order. Frozen: nodes are found once for each. */
export type CurveQuotes = CurveTerms &
  (
    | {
        readonly kind: "zeroRates";
        readonly nodes: readonly { readonly date: EpochDay; readonly rate: Decimal }[];
      }
    | {
        readonly kind: "discountFactors";
        readonly nodes: readonly { readonly date: EpochDay; readonly factor: Decimal }[];
      }
    | {
        /** Bonds at par are issued on the curve's date, so that a first period that is too short pays for its days only. */
        readonly kind: "parYields" | "bonds";
        readonly nodes: readonly CouponBond[];
        readonly couponsAYear: number;
      }
  );

/** The quotes with the zero rates of their nodes moved. Frozen, for the same reason. */
export interface ShiftedQuotes {
  readonly quotes: CurveQuotes;
  /** On top of the zero rate of every node. */
  readonly parallelShift: Decimal;
  /** On top of the zero rate of one node. */
  readonly bucketShifts: readonly { readonly date: EpochDay; readonly by: Decimal }[];
}

/** A curve as what it follows from: every number exact, so that any arithmetic can work it out. */
export interface Curve extends CurveTerms {
  readonly kind: "curve";
  readonly base: ShiftedQuotes;
  /** On top of every zero rate, whatever the date. */
  readonly spread: Decimal;
  readonly hazard: Hazard | undefined;
}

/** Somebody who may default. */
export interface Hazard {
  /** Yearly rate of default, continuous, on the curve's day count. */
  readonly hazardRate: Decimal;
  /** The part of what was promised that is received after a default, on the promised day. */
  readonly recovery: Decimal;
}

/** Years from the curve's date. */
export const yearsTo = ({ date, dayCount }: CurveTerms, day: EpochDay): Fraction =>
  countYears(date, day, dayCount);
