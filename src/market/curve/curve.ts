import type { Decimal } from "../../numeric/decimal.js";
import type { EpochDay } from "../../time/date.js";
import { countYears, type DayCount, type Fraction, fractionToDecimal } from "../../time/dayCount.js";
import { logGrowth, rateOfLogGrowth } from "../logGrowth.js";
import type { Compounding } from "../rate.js";

export const INTERPOLATIONS = ["linear-zero", "log-linear", "monotone-cubic"] as const;

/** What a curve does between its nodes; see `zeroCurve`. */
export type Interpolation = (typeof INTERPOLATIONS)[number];

/** The conventions a curve is kept in. */
export interface CurveTerms {
  readonly date: EpochDay;
  /** Of the zero rates: those stated, interpolated, shifted and spread. */
  readonly compounding: Compounding;
  readonly dayCount: DayCount;
  readonly interpolation: Interpolation;
}

/** A curve as it is computed with, to all working digits. */
export interface Curve extends CurveTerms {
  readonly kind: "curve";
  /** Later than the curve's date, in order. */
  readonly points: readonly CurvePoint[];
  /** Instantaneous forward rates, continuous: at the curve's date and at each node; for the monotone cubic only. */
  readonly forwards: readonly Decimal[];
  /** The one at which the curve goes on after its last node. */
  readonly lastForward: Decimal;
  /** On top of every zero rate, whatever the date. */
  readonly spread: Decimal;
  readonly hazard: Hazard | undefined;
}

/** Somebody who may default. */
interface Hazard {
  /** Yearly rate of default, continuous, on the curve's day count. */
  readonly hazardRate: Decimal;
  /** The part of what was promised that is received after a default, on the promised day. */
  readonly recovery: Decimal;
}

export interface CurvePoint {
  readonly day: EpochDay;
  readonly years: Decimal;
  readonly rate: Decimal;
  /** −ln DF: the zero rate, continuous, times the years. */
  readonly exponent: Decimal;
}

export const yearsTo = ({ date, dayCount }: CurveTerms, day: EpochDay): Fraction =>
  countYears(date, day, dayCount);

/** A node whose zero rate is known. */
export function pointAtRate(terms: CurveTerms, day: EpochDay, rate: Decimal): CurvePoint {
  const years = yearsTo(terms, day);
  const exponent = logGrowth({ rate, compounding: terms.compounding }, years);
  return { day, years: fractionToDecimal(years), rate, exponent };
}

/** A node whose discount factor is known, by −ln DF. */
export function pointAtExponent(terms: CurveTerms, day: EpochDay, exponent: Decimal): CurvePoint {
  const years = yearsTo(terms, day);
  const rate = rateOfLogGrowth(exponent, terms.compounding, years);
  return { day, years: fractionToDecimal(years), rate, exponent };
}
