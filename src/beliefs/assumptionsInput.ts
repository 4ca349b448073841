import type { ForecastInput } from "../distributions/forecast.js";
import type { LockUpPricing } from "../market/prepaidPrice.js";
import type { RateInput } from "../market/rate.js";
import type { RateOrCurve } from "../market/rateOrCurve.js";
import type { DecimalInput } from "../numeric/decimal.js";
import type { IsoDate } from "../time/date.js";
import type { ClosingInput } from "./closingField.js";
import type { EventInput, JointTableInput } from "./eventOdds.js";

/** What somebody believes, as people write it. See `parseAssumptions`. */
export interface AssumptionsInput {
  readonly $schema?: string | undefined;
  /** Whose view it is. */
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly valuationDate: IsoDate;
  /** The day on which these beliefs were formed, where that is worth saying; changes no value. */
  readonly asOf?: IsoDate | undefined;
  /** The day on which the deal closes; several with odds, or a hazard rate, where `valueDeal` is to weigh them. */
  readonly closing?: ClosingInput | undefined;
  /** Currency that values are reported in and that `discountRate` is for; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** A rate, or a `zeroCurve` of the valuation date or earlier. */
  readonly discountRate?: RateOrCurve | undefined;
  /** Yearly spread by party, on top of the discount rate and compounded like it. */
  readonly creditSpreads?: Readonly<Record<string, DecimalInput>> | undefined;
  /** Discount rate by component name, in place of the discount rate and the credit spread. */
  readonly requiredReturns?: Readonly<Record<string, RateInput>> | undefined;
  readonly metrics?: Readonly<Record<string, MetricBelief>> | undefined;
  readonly shares?: Readonly<Record<string, ShareBelief>> | undefined;
  readonly currencies?: Readonly<Record<string, CurrencyBelief>> | undefined;
  /**
   * By event its probability from 0 to 1, or one that hangs on other events: `{ given: "cfius", ifHappens: "0.7", ifNot: "0.1" }`.
   * Events that neither this nor `jointEvents` links are independent of each other.
   */
  readonly events?: Readonly<Record<string, EventInput>> | undefined;
  /** Tables of the joint odds of several events. */
  readonly jointEvents?: readonly JointTableInput[] | undefined;
  /** What it costs that shares are locked up. */
  readonly lockUps?: LockUpPricing | undefined;
}

export interface MetricBelief {
  readonly currency?: string | undefined;
  readonly note?: string | undefined;
  /** What is expected by period label, in units of the currency: a number, or a distribution. */
  readonly forecast: Readonly<Record<string | number, ForecastInput>>;
  /**
   * Yearly premium for the risk of the metric itself, λ in F = E[M]·e^(−λ·t), up to the middle of each period; 0 unless
   * stated. Does not apply to components with a required return of their own.
   */
  readonly riskPremium?: DecimalInput | undefined;
}

export interface ShareBelief {
  /** Price of one share on the valuation date. */
  readonly price: DecimalInput;
  readonly currency?: string | undefined;
  /** Continuous yield a year on ACT/365F; 0 unless stated. */
  readonly dividendYield?: DecimalInput | undefined;
  /** Yearly volatility; without it, future prices are taken at their forward for certain. */
  readonly volatility?: DecimalInput | undefined;
  /** Continuous expected return a year, dividends included: for real-world probabilities, never for values. */
  readonly expectedReturn?: DecimalInput | undefined;
  /** Prices on days that have passed, by date. */
  readonly fixings?: Readonly<Record<string, DecimalInput>> | undefined;
  readonly note?: string | undefined;
}

export interface CurrencyBelief {
  /** Units of the valuation's currency for one unit of this one, on the valuation date. */
  readonly spot: DecimalInput;
  readonly discountRate: RateOrCurve;
  readonly note?: string | undefined;
}
