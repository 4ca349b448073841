import * as z from "zod";
import { OfferError } from "../errors.js";
import { type RateInput, rateField } from "../market/rate.js";
import { type Decimal, type DecimalInput, exactSum, ONE, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { isoDate, list, nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import type { EpochDay, IsoDate } from "../time/date.js";
import { countYears, DAY_COUNTS, type DayCount, fractionToDecimal } from "../time/dayCount.js";
import type { DatedFlow } from "../timeValue/datedFlows.js";
import { type ImpliedProbability, probabilityAt, SAME_OUTCOMES } from "./impliedProbability.js";

/** A position in a merger: one share of the target bought, and the acquirer's shares that it will turn into sold short. */
export interface MergerSpreadInput {
  /** Market price of one share of the target. */
  readonly price: DecimalInput;
  /** The day of the prices. */
  readonly valuationDate: IsoDate;
  /** The day on which the deal is expected to close. */
  readonly closing: IsoDate;
  /** Cash for one share; 0 unless stated. */
  readonly cash?: DecimalInput | undefined;
  /** Shares of the acquirer for one share of the target, sold short meanwhile; with `acquirerPrice`. */
  readonly exchangeRatio?: DecimalInput | undefined;
  /** Market price of one share of the acquirer; needed where an exchange ratio is stated. */
  readonly acquirerPrice?: DecimalInput | undefined;
  /** Dividends on one share, by ex-date; those after the valuation date and up to closing count. */
  readonly targetDividends?: readonly DatedFlow[] | undefined;
  /** Dividends on one share of the acquirer, by ex-date, as for the target; none unless stated. */
  readonly acquirerDividends?: readonly DatedFlow[] | undefined;
  /** How days become years when returns are annualised; ACT/365F unless stated. */
  readonly dayCount?: DayCount | undefined;
  /** Price of one share if the deal fails; asks for the implied probability. */
  readonly failurePrice?: DecimalInput | undefined;
  /** What money earns until closing, for the implied probability; nothing unless stated. */
  readonly rate?: RateInput | undefined;
}

/** What a position in a merger earns if the deal closes as expected; amounts for one share of the target. */
export interface MergerSpread {
  /** Cash + exchange ratio × the acquirer's price. */
  readonly offerValue: Decimal;
  /** Offer value − price. */
  readonly grossSpread: Decimal;
  /** Gross spread ÷ price. */
  readonly grossReturn: Decimal;
  /** Dividends on one share of the target that go ex after the valuation date and up to closing. */
  readonly dividendsReceived: Decimal;
  /** Exchange ratio × the acquirer's dividends, owed on the short position. */
  readonly dividendsPaid: Decimal;
  /** Gross spread + dividends received − dividends paid. */
  readonly netSpread: Decimal;
  /** Net spread ÷ price, as a fraction, not annualised. */
  readonly netReturn: Decimal;
  /** Calendar days until closing. */
  readonly days: number;
  /** The net return a year: × 1 / years (simple), and (1 + return)^(1 / years) − 1 (compounded). */
  readonly annualised: {
    /** Net return / years, as a fraction a year. */
    readonly simple: Decimal;
    /** (1 + net return)^(1 / years) − 1, as a fraction a year. */
    readonly compounded: Decimal;
  };
  /** Undefined unless a failure price is stated. */
  readonly impliedProbability: ImpliedProbability | undefined;
}

const MAX_DIVIDENDS = 1000;

const dividends = () =>
  list(
    z.strictObject({ date: isoDate("Ex-date"), amount: nonNegative("Dividend on one share") }),
    MAX_DIVIDENDS,
    0,
  ).prefault([]);

const schema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      price: positive("Market price of one share of the target"),
      valuationDate: isoDate("The day of the prices"),
      closing: isoDate("The day on which the deal is expected to close"),
      cash: nonNegative("Cash for one share").prefault("0"),
      exchangeRatio: nonNegative("Shares of the acquirer for one share of the target").prefault("0"),
      acquirerPrice: positive("Market price of one share of the acquirer").optional(),
      targetDividends: dividends(),
      acquirerDividends: dividends(),
      dayCount: z.enum(DAY_COUNTS).prefault("ACT/365F"),
      failurePrice: nonNegative("Price of one share of the target if the deal fails").optional(),
      rate: rateField("What money earns until closing").optional(),
    })
    .superRefine((terms, context) => {
      const report = (field: string, message: string, code: string): void =>
        context.addIssue({ code: "custom", path: [field], message, params: { code, whole: true } });
      if (yearsIn(terms).lessThanOrEqualTo(0)) {
        report(
          "closing",
          "must come after the valuation date: what is earned in no time has no yearly rate",
          "out-of-range",
        );
      }
      if (!terms.exchangeRatio.isZero() && terms.acquirerPrice === undefined) {
        report("acquirerPrice", "is needed: what the shares offered are worth", "missing-term");
      }
      if (terms.cash.isZero() && terms.exchangeRatio.isZero()) {
        report("cash", "or exchangeRatio is needed: what is offered for one share", "missing-term");
      }
      if (terms.failurePrice?.equals(offerValueOf(terms)))
        report("failurePrice", SAME_OUTCOMES, "out-of-range");
    }),
);

interface Consideration {
  readonly cash: Decimal;
  readonly exchangeRatio: Decimal;
  readonly acquirerPrice?: Decimal | undefined;
}

const offerValueOf = ({ cash, exchangeRatio, acquirerPrice = ZERO }: Consideration): Decimal =>
  cash.plus(exchangeRatio.times(acquirerPrice));

interface Horizon {
  readonly valuationDate: EpochDay;
  readonly closing: EpochDay;
  readonly dayCount: DayCount;
}

const yearsIn = ({ valuationDate, closing, dayCount }: Horizon): Decimal =>
  closing <= valuationDate ? ZERO : fractionToDecimal(countYears(valuationDate, closing, dayCount));

/**
 * The spread of a merger for an arbitrageur who buys one share of the target and, where the offer pays in shares, sells those
 * short: gross, net of dividends on both sides, and annualised; with `failurePrice`, the probability of closing that the price
 * implies, for which both positions earn and pay their dividends whether or not the deal closes. Interest on the proceeds of the
 * short sale, costs of borrowing and of trading are left out.
 *
 * Source: T. Kirchner, Merger Arbitrage (2nd edition, 2016), chapter 2.
 *
 * @throws OfferError `out-of-range` for a closing not after the valuation date or an offer worth nothing; `missing-term`,
 * `invalid-decimal`, `invalid-date`.
 * @example
 * ```ts
 * const spread = mergerSpread({
 *   price: "2.86",
 *   exchangeRatio: "0.74",
 *   acquirerPrice: "3.95",
 *   valuationDate: "2012-09-19",
 *   closing: "2013-02-28",
 * });
 * spread.grossSpread; // => 0.063
 * spread.annualised.compounded.toFixed(3); // => 0.050
 * ```
 */
export function mergerSpread(terms: MergerSpreadInput): MergerSpread {
  const read = parse(schema(), terms, "terms");
  const { price, exchangeRatio, valuationDate, closing, failurePrice, rate } = read;
  const offerValue = offerValueOf(read);
  const received = paidWithin(read.targetDividends, read);
  const paid = paidWithin(read.acquirerDividends, read).times(exchangeRatio);
  const gross = offerValue.minus(price);
  const net = gross.plus(received).minus(paid);
  const dividends = received.minus(paid);
  return Object.freeze({
    offerValue: toResult(offerValue),
    grossSpread: toResult(gross),
    grossReturn: toResult(gross.div(price)),
    dividendsReceived: toResult(received),
    dividendsPaid: toResult(paid),
    netSpread: toResult(net),
    netReturn: toResult(net.div(price)),
    days: closing - valuationDate,
    annualised: annualised(net.div(price), yearsIn(read)),
    impliedProbability:
      failurePrice &&
      probabilityAt(price, { offerValue, failurePrice, dividends, rate, valuationDate, closing }),
  });
}

/** A holder on the valuation date is too late for what goes ex that day. */
const paidWithin = (
  dividends: readonly { readonly date: EpochDay; readonly amount: Decimal }[],
  { valuationDate, closing }: Horizon,
): Decimal =>
  exactSum(
    dividends.filter(({ date }) => date > valuationDate && date <= closing).map(({ amount }) => amount),
  );

function annualised(earned: Decimal, years: Decimal): MergerSpread["annualised"] {
  const growth = earned.plus(1);
  if (growth.lessThanOrEqualTo(0)) {
    const message =
      "must leave something of the price: a position that loses more than it cost has no yearly rate";
    throw new OfferError({ code: "out-of-range", path: ["terms", "acquirerDividends"], message });
  }
  return Object.freeze({
    simple: toResult(earned.div(years)),
    compounded: toResult(growth.pow(ONE.div(years)).minus(ONE)),
  });
}
