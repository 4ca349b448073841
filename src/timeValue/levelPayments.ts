import { describeReceived, OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, toDecimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { readOptions } from "../schema/options.js";
import { annuityFactor } from "./annuity.js";
import { irr } from "./irr.js";
import { type FirstPayment, readFirst, readPeriodicRate } from "./periodicRate.js";
import { type NearestRate, readNearest } from "./rateOfReturn.js";

// All of these solve pv + pmt·a + fv·(1 + r)^−n = 0 for one of its terms, a being the annuity factor. What is received is
// positive and what is paid negative, as in spreadsheets, so that a loan has a positive pv and negative payments.
// Source: Microsoft, FV, PMT, IPMT, PPMT, NPER and RATE functions; OASIS, OpenFormula 1.2, section 6.12.

/** Equal payments at equal intervals between an amount now and one at the end; `first` is 1 where they fall at the ends of periods. */
export interface LevelTerms {
  readonly rate: Decimal;
  readonly periods: number;
  readonly payment: Decimal;
  readonly presentValue: Decimal;
  readonly futureValue: Decimal;
  readonly first: 0 | 1;
}

export const MAX_PERIODS = 1_000_000;
/** How many periods payments may have whose rate is looked for. */
export const MAX_AMOUNTS = 10_000;

/** The amounts that level payments stand between. */
export interface LevelAmounts extends FirstPayment {
  /** The amount now, positive where it is received; 0 unless stated. */
  readonly presentValue?: DecimalInput | undefined;
  /** The amount at the end of the last period, positive where it is received; 0 unless stated. */
  readonly futureValue?: DecimalInput | undefined;
}

/**
 * What is left at the end of the last period: −(pv·(1 + r)^n + payments and their interest). `rate` is a fraction a period,
 * greater than −1; what is received is positive and what is paid negative.
 *
 * @throws OfferError `missing-term`, `invalid-decimal`, `invalid-term`, `out-of-range`.
 * @example
 * ```ts
 * futureValue("0.005", 10, "-200", { presentValue: "-500", first: 0 }).toFixed(2); // => 2581.40
 * ```
 */
export function futureValue(
  rate: DecimalInput,
  periods: number,
  payment: DecimalInput,
  options: Omit<LevelAmounts, "futureValue">,
): Decimal {
  const terms = { ...readAmounts(options), rate: readPeriodicRate(rate), periods: readPeriods(periods, 0) };
  const paid = toDecimal(payment, ["payment"]);
  return certified((numbers) => finalValue({ ...terms, payment: paid }, numbers).toResult());
}

/**
 * The level payment that leads from the amount now to the one at the end in so many periods.
 *
 * @throws OfferError `missing-term`, `invalid-decimal`, `invalid-term`, `out-of-range`.
 * @example
 * ```ts
 * levelPayment("0.01", 10, { presentValue: "10000", first: 1 }).toFixed(2); // => -1055.82
 * ```
 */
export function levelPayment(rate: DecimalInput, periods: number, options: LevelAmounts): Decimal {
  const terms = { ...readAmounts(options), rate: readPeriodicRate(rate), periods: readPeriods(periods, 1) };
  return certified((numbers) => paymentOf(terms, numbers).toResult());
}

/**
 * How much of the level payment of one period, counted from 1, is interest and how much repays principal; the two add up to
 * `levelPayment`. Interest that a first payment at once would bear is none.
 *
 * @throws OfferError `missing-term`, `invalid-decimal`, `invalid-term`, `out-of-range`.
 * @example
 * ```ts
 * const { interest, principal } = paymentParts("0.1", 3, 3, { presentValue: "8000", first: 1 });
 * interest.toFixed(2); // => -292.45
 * principal.toFixed(2); // => -2924.47
 * ```
 */
export function paymentParts(
  rate: DecimalInput,
  period: number,
  periods: number,
  options: LevelAmounts,
): {
  /** What of the payment is interest; positive where it is received, negative where it is paid. */
  readonly interest: Decimal;
  /** What of the payment repays principal; positive where it is received, negative where it is paid. */
  readonly principal: Decimal;
} {
  const terms = { ...readAmounts(options), rate: readPeriodicRate(rate), periods: readPeriods(periods, 1) };
  readPeriods(period, 1, "period", periods);
  return Object.freeze({
    interest: certified((numbers) => interestOf(terms, period, numbers).toResult()),
    principal: certified((numbers) => principalOf(terms, period, numbers).toResult()),
  });
}

/**
 * How many level payments lead from the amount now to the one at the end: seldom a whole number.
 *
 * @throws OfferError `no-root` where no number of payments from 0 on does; `missing-term`, `invalid-decimal`, `invalid-term`,
 * `out-of-range`.
 * @example
 * ```ts
 * numberOfPayments("0.01", "-100", { presentValue: "-1000", futureValue: "10000", first: 0 }).toFixed(4); // => 59.6739
 * ```
 */
export function numberOfPayments(rate: DecimalInput, payment: DecimalInput, options: LevelAmounts): Decimal {
  const terms = { ...readAmounts(options), rate: readPeriodicRate(rate) };
  const paid = toDecimal(payment, ["payment"]);
  return certified((numbers) => periodsOfPayments({ ...terms, payment: paid }, numbers).toResult());
}

/**
 * The one rate a period at which level payments lead from the amount now to the one at the end, proved to be the only one,
 * for up to 10,000 periods. Where there are two, `nearest` says which one is meant, as the guess of spreadsheets does.
 *
 * @throws OfferError as `irr` does where there is none or several; `missing-term`, `invalid-decimal`, `invalid-term`.
 * @example
 * ```ts
 * levelRate(48, "-200", { presentValue: "8000", first: 1 }).toFixed(6); // => 0.007701
 * ```
 */
export function levelRate(
  periods: number,
  payment: DecimalInput,
  options: LevelAmounts & NearestRate,
): Decimal {
  const asked = readOptions(options, [...AMOUNTS, "nearest"]);
  const terms = amountsOf(asked);
  const count = readPeriods(periods, 1, "periods", MAX_AMOUNTS);
  const paid = toDecimal(payment, ["payment"]);
  return rateOfPayments({ ...terms, periods: count, payment: paid }, readNearest(asked));
}

/** What is left at the end. */
export function finalValue(terms: Omit<LevelTerms, "futureValue">, numbers: Arithmetic): Real {
  const { rate, periods, payment, presentValue, first } = terms;
  const growth = numbers.of(rate).log1p().times(periods).exp();
  const paid = annuityFactor(rate, periods, first, numbers).times(numbers.of(payment));
  return paid.plus(numbers.of(presentValue)).times(growth).neg();
}

/** The level payment. */
export function paymentOf(terms: Omit<LevelTerms, "payment">, numbers: Arithmetic): Real {
  const { rate, periods, presentValue, futureValue, first } = terms;
  const discount = numbers.of(rate).log1p().times(-periods).exp();
  const value = numbers.of(futureValue).times(discount).plus(numbers.of(presentValue));
  return value.div(annuityFactor(rate, periods, first, numbers)).neg();
}

/** What of the payment of a period is interest on what was owed after the payment before. */
export function interestOf(terms: Omit<LevelTerms, "payment">, period: number, numbers: Arithmetic): Real {
  const { rate, presentValue, first } = terms;
  if (first === 0 && period === 1) return numbers.of(0);
  const payment = paymentOf(terms, numbers);
  const growth = numbers
    .of(rate)
    .log1p()
    .times(period - 1)
    .exp();
  const paid = annuityFactor(rate, period - 1, first, numbers).times(payment);
  const interest = paid.plus(numbers.of(presentValue)).times(growth).times(numbers.of(rate)).neg();
  return first === 1 ? interest : interest.div(numbers.of(rate).plus(1));
}

/** What of the payment of a period repays principal. */
export const principalOf = (terms: Omit<LevelTerms, "payment">, period: number, numbers: Arithmetic): Real =>
  paymentOf(terms, numbers).minus(interestOf(terms, period, numbers));

/** How many payments there are; throws where no number from 0 on does. */
export function periodsOfPayments(terms: Omit<LevelTerms, "periods">, numbers: Arithmetic): Real {
  const { rate, payment, presentValue, futureValue, first } = terms;
  const [r, paid] = [numbers.of(rate), numbers.of(payment)];
  const total = numbers.of(presentValue).plus(numbers.of(futureValue)).neg();
  // What would be paid each period for ever, beyond the interest on the amount now.
  const beyond = rate.isZero()
    ? paid
    : (first === 1 ? paid : paid.times(r.plus(1))).plus(numbers.of(presentValue).times(r));
  if (beyond.isZero()) return refuseCount();
  const ratio = total.div(beyond);
  if (rate.isZero()) return ratio.isNegative() ? refuseCount() : ratio;
  const growth = ratio.times(r);
  if (growth.lessThanOrEqualTo(-1)) return refuseCount();
  const count = growth.log1p().div(r.log1p());
  return count.isNegative() ? refuseCount() : count;
}

/** The rate that payments bear. */
export function rateOfPayments(terms: Omit<LevelTerms, "rate">, nearest?: DecimalInput): Decimal {
  const { periods, payment, presentValue, futureValue, first } = terms;
  const amounts = Array.from({ length: periods + 1 }, () => payment);
  amounts[0] = presentValue.plus(first === 0 ? payment : ZERO);
  amounts[periods] = futureValue.plus(first === 1 ? payment : ZERO);
  return irr(amounts, { nearest });
}

function refuseCount(): never {
  const message = "leads to no such end: no number of payments from 0 on does";
  throw new OfferError({ code: "no-root", path: ["payment"], message });
}

const AMOUNTS = ["presentValue", "futureValue", "first"] as const;

type Amounts = Pick<LevelTerms, "presentValue" | "futureValue" | "first">;

const readAmounts = (options: LevelAmounts): Amounts => amountsOf(readOptions(options, AMOUNTS));

function amountsOf(asked: LevelAmounts): Amounts {
  const first = readFirst(asked);
  const { presentValue = ZERO, futureValue: left = ZERO } = asked;
  return {
    presentValue: toDecimal(presentValue, ["options", "presentValue"]),
    futureValue: toDecimal(left, ["options", "futureValue"]),
    first,
  };
}

function readPeriods(count: number, least: number, name = "periods", most = MAX_PERIODS): number {
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  const message = `must be a whole number from ${least} to ${most}`;
  const received = describeReceived(count);
  throw new OfferError({ code: "invalid-term", path: [name], message, received });
}
