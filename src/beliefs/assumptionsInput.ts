import type { ForecastInput } from "../distributions/forecast.js";
import type { LockUpPricing } from "../market/prepaidPrice.js";
import type { RateInput } from "../market/rate.js";
import type { RateOrCurve } from "../market/rateOrCurve.js";
import type { DecimalInput } from "../numeric/decimal.js";
import type { IsoDate } from "../time/date.js";
import type { ClosingInput } from "./closingField.js";
import type { CopulaInput, CorrelationInput, PathInput } from "./dependence.js";
import type { EventInput, JointTableInput } from "./eventOdds.js";

import type { RiskPremiumInput } from "./riskPremium.js";

/** What somebody believes, as people write it. See `parseAssumptions`. */
export interface AssumptionsInput {
  /** The JSON Schema of this document, for editors; none unless stated. */
  readonly $schema?: string | undefined;
  /** Version of the schema that the document follows, which this library refuses where it is newer than its own; 1 unless stated. */
  readonly schemaVersion?: number | undefined;
  /** Whose view it is, for headings; nobody's unless stated. */
  readonly name?: string | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /** The day for which values are stated. */
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
  /** What is expected of each metric, by the name that the terms give it; none unless stated. */
  readonly metrics?: Readonly<Record<string, MetricBelief>> | undefined;
  /** Prices of shares by issuer; none unless stated. */
  readonly shares?: Readonly<Record<string, ShareBelief>> | undefined;
  /** Prices of one target share that premiums are reckoned from, in units of the offer's currency; no premiums unless stated. */
  readonly targetPrices?: TargetPrices | undefined;
  /** Exchange rates and discount rates of other currencies than the valuation's, by their ISO 4217 code; none unless stated. */
  readonly currencies?: Readonly<Record<string, CurrencyBelief>> | undefined;
  /**
   * By party the share of what it owes that is paid if it defaults, from 0 to below 1; needed where `credit.PARTY` is correlated
   * with anything, and not used otherwise.
   */
  readonly recoveryRates?: Readonly<Record<string, DecimalInput>> | undefined;
  /**
   * How closely quantities move together: the correlation of their standard normal scores at one time. What is not stated is
   * independent.
   */
  readonly correlations?: readonly CorrelationInput[] | undefined;
  /** What joins the scores of all quantities; `"gaussian"` unless stated. */
  readonly copula?: CopulaInput | undefined;
  /**
   * By event its probability from 0 to 1, or one that hangs on other events: `{ given: "cfius", ifHappens: "0.7", ifNot: "0.1" }`; of
   * what happens at most once, odds by period, `{ byPeriod: { "2023-H1": "0.2" } }`, or a chance a year, `{ hazardRate, from, periods }`.
   * Events that neither this nor `jointEvents` links are independent of each other.
   */
  readonly events?: Readonly<Record<string, EventInput>> | undefined;
  /** Tables of the joint odds of several events. */
  readonly jointEvents?: readonly JointTableInput[] | undefined;
  /** What it costs that shares are locked up. */
  readonly lockUps?: LockUpPricing | undefined;
}

/** Prices of one target share, in units of the offer's currency. */
export interface TargetPrices {
  /** Before anybody knew of an offer; no premium to it unless stated. */
  readonly unaffected?: DecimalInput | undefined;
  /** At the last close before the announcement; no premium to it unless stated. */
  readonly lastClose?: DecimalInput | undefined;
  /** Averages by a name that says over which days, such as "30 days"; none unless stated. */
  readonly averages?: Readonly<Record<string, DecimalInput>> | undefined;
}

/** What somebody expects of one metric, such as a profit or a revenue. */
export interface MetricBelief {
  /**
   * What the forecast is measured in: the ISO 4217 code of a currency, or another unit as the terms' `metricUnit` names it, such as
   * `"user"`; that in which the terms measure the metric unless stated.
   */
  readonly currency?: string | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
  /**
   * What is expected by period label, in units of the currency: a number, a distribution by its name and parameters, or what a
   * family of one's own has made.
   */
  readonly forecast: Readonly<Record<string | number, ForecastInput>>;
  /**
   * Yearly premium for the risk of the metric itself, up to the middle of each period: a rate, λ in F = E[M]·e^(−λ·t), or an amount a
   * year, `{ amount }`, in F = E[M] − amount·t, which fits losses too; 0 unless stated. Does not apply to components with a required
   * return of their own.
   */
  readonly riskPremium?: RiskPremiumInput | undefined;
  /** How the metric's periods hang together; `"independent"` unless stated. */
  readonly path?: PathInput | undefined;
  /**
   * By period label, what has been measured so far of a period under way, in units of the currency: it is known, and only the rest
   * of the forecast is uncertain. Nothing unless stated.
   */
  readonly toDate?: Readonly<Record<string | number, DecimalInput>> | undefined;
  /**
   * Growth a year for ever after the last period of a `goingConcern`, as a fraction: 0.02 is 2%; below the rate at which it is
   * discounted; none unless stated.
   */
  readonly terminalGrowth?: DecimalInput | undefined;
  /** How many times the figure of the last period a `goingConcern` is worth at its end; not negative; none unless stated. */
  readonly exitMultiple?: DecimalInput | undefined;
}

/** What somebody knows and expects of one issuer's shares. */
export interface ShareBelief {
  /** Price of one share on the valuation date, in units of the currency; above 0. */
  readonly price: DecimalInput;
  /** ISO 4217 code of the price's currency; the valuation's unless stated. */
  readonly currency?: string | undefined;
  /** Continuous yield a year on ACT/365F; 0 unless stated. */
  readonly dividendYield?: DecimalInput | undefined;
  /** Dividends of one share to come, beside the yield; those of days that have passed are no longer in the price; at most 400; none unless stated. */
  readonly dividends?:
    | readonly {
        /** The day from which the share trades without it (ex-dividend), on which it counts as paid. */
        readonly date: IsoDate;
        /** Amount for one share, in units of the currency of its price; not negative. */
        readonly amount: DecimalInput;
      }[]
    | undefined;
  /** Yearly volatility as a fraction, from 0 to 10: "0.4" is 40%; without it, future prices are taken at their forward for certain. */
  readonly volatility?: DecimalInput | undefined;
  /** Continuous expected return a year, dividends included: for real-world probabilities, never for values. */
  readonly expectedReturn?: DecimalInput | undefined;
  /** Shares outstanding before the deal, for who owns how much after it; no ownership unless stated. */
  readonly outstanding?: DecimalInput | undefined;
  /** Prices on days that have passed, by date, in units of the currency; none unless stated. */
  readonly fixings?: Readonly<Record<string, DecimalInput>> | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
}

/** What a currency other than the valuation's is worth. */
export interface CurrencyBelief {
  /** Units of the valuation's currency for one unit of this one, on the valuation date. */
  readonly spot: DecimalInput;
  /** A rate for money in this currency, or a `zeroCurve` of the valuation date or earlier. */
  readonly discountRate: RateOrCurve;
  /** Yearly volatility of the exchange rate as a fraction, from 0 to 10: "0.1" is 10%. */
  readonly volatility?: DecimalInput | undefined;
  /** Continuous expected change a year of the exchange rate: for real-world figures, never for values. */
  readonly expectedChange?: DecimalInput | undefined;
  /** A remark for people; none unless stated. */
  readonly note?: string | undefined;
}
