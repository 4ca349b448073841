import * as z from "zod";
import { blackPut } from "../distributions/black.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, ZERO } from "../numeric/decimal.js";
import { massWithin } from "../numeric/massWithin.js";
import type { Real } from "../numeric/real.js";
import { decimal, percentage } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";

export const LOCK_UP_MODELS = ["finnerty", "ghaidarov", "chaffe", "longstaff", "none"] as const;

/** How to price that shares cannot be sold for a while; "none" says that it costs nothing. */
export type LockUpModel = (typeof LOCK_UP_MODELS)[number];

/** A lock-up and the share it is on. */
export interface LockUpTerms {
  /** How to price it; see `lockUpDiscount`. */
  readonly model: LockUpModel;
  /** Yearly volatility of the share: 0.4 is 40%. */
  readonly volatility: DecimalInput;
  /** Years from the delivery of the shares to the end of the lock-up. */
  readonly years: DecimalInput;
  /** Continuous dividend yield a year; 0 unless stated. */
  readonly dividendYield?: DecimalInput | undefined;
  /** Continuous interest rate a year; Chaffe's model needs it, the others do without. */
  readonly riskFreeRate?: DecimalInput | undefined;
  /** Whether Longstaff's bound is given as it is where it exceeds 1, instead of 1; not unless stated. */
  readonly uncapped?: boolean | undefined;
}

const within = (least: number, most: number) => (value: Decimal) =>
  value.lessThan(least) || value.greaterThan(most) ? `must be between ${least} and ${most}` : undefined;

const termsSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      model: z.enum(LOCK_UP_MODELS),
      volatility: percentage("Yearly volatility: 0.4 is 40%", within(0, 10)),
      years: decimal("Years from delivery to the end of the lock-up", within(0, 1000)),
      dividendYield: percentage("Continuous dividend yield a year", within(-10, 10)).prefault("0"),
      riskFreeRate: percentage("Continuous interest rate a year", within(-10, 10)).optional(),
      uncapped: z.boolean().optional(),
    })
    .refine(({ model, uncapped }) => uncapped === undefined || model === "longstaff", {
      path: ["uncapped"],
      message: "only goes with longstaff, whose bound alone may exceed 1",
    })
    .refine(({ model, riskFreeRate }) => model !== "chaffe" || riskFreeRate !== undefined, {
      path: ["riskFreeRate"],
      message: "is required by Chaffe's model: a continuous interest rate a year",
      params: { code: "missing-term", whole: true },
    }),
);

/**
 * The discount for lack of marketability of shares that may not be sold for some years, as a fraction from 0 to 1 of their
 * freely traded price on delivery. With s = σ²T:
 *
 * - `"finnerty"`: a put struck at the average price, at most 32.28%. Finnerty, An Average-Strike Put Option Model of the
 *   Marketability Discount, Journal of Derivatives 19(4), 2012.
 * - `"ghaidarov"`: the same with the average's own moments, without that ceiling. Ghaidarov, Analysis and Critique of the
 *   Average Strike Put Option Marketability Discount Model, 2009.
 * - `"chaffe"`: a European put struck at today's price. Chaffe, Option Pricing as a Proxy for Discount for Lack of
 *   Marketability in Private Company Valuations, Business Valuation Review 12(4), 1993.
 * - `"longstaff"`: a put on the highest price, an upper bound (and 1 where that bound exceeds 1, unless `uncapped`). Longstaff, How Much Can
 *   Marketability Affect Security Values?, Journal of Finance 50(5), 1995.
 * - `"none"`: 0.
 *
 * Dividends during the lock-up belong to the holder and are not marked down: each discount is that of a share without
 * dividends, times e^(−qT). So Finnerty and Ghaidarov have it. For Chaffe it means a put on the share less those dividends,
 * struck at its own price; a Black–Scholes–Merton put struck at the whole share would insure dividends that are received.
 *
 * @throws OfferError listing every term that is absent, unknown or out of range.
 * @example
 * ```ts
 * lockUpDiscount({ model: "finnerty", volatility: "0.45", years: "5" }).toFixed(8); // => 0.20955289
 * lockUpDiscount({ model: "chaffe", volatility: "0.45", years: "5", riskFreeRate: "0.05" }).toFixed(8); // => 0.24152077
 * lockUpDiscount({ model: "chaffe", volatility: "0.45", years: "5" }); // throws missing-term
 * ```
 */
export function lockUpDiscount(terms: LockUpTerms): Decimal {
  return lockUpMarkdown(parse(termsSchema(), terms, "terms"));
}

/** A lock-up that has been read: years from delivery to its end, and continuous rates a year. */
interface LockUp {
  readonly model: LockUpModel;
  readonly volatility: Decimal;
  readonly years: Decimal;
  readonly dividendYield: Decimal;
  /** Only Chaffe's model asks. */
  readonly riskFreeRate?: Decimal | undefined;
  /** Whether a bound above 1 stays as it is. */
  readonly uncapped?: boolean | undefined;
}

/** What a lock-up takes off the price of a share, as a fraction. */
export const lockUpMarkdown = ({
  model,
  volatility,
  years,
  dividendYield,
  riskFreeRate = ZERO,
  uncapped = false,
}: LockUp): Decimal =>
  certified((numbers) => {
    const factor = (rate: Decimal): Real => numbers.of(rate).times(numbers.of(years)).neg().exp();
    const sigma = numbers.of(volatility);
    const locked: LockedUp = {
      variance: sigma.times(sigma).times(numbers.of(years)),
      afterDividends: factor(dividendYield),
      discountFactor: () => factor(riskFreeRate),
    };
    return (uncapped ? ofModel(model, locked) : lockUpFraction(model, locked)).toResult();
  });

/** A lock-up as the models see it. */
export interface LockedUp {
  /** σ²T: yearly volatility squared, times years. */
  readonly variance: Real;
  /** e^(−qT): the part of the share's value that is left once the dividends of those years are paid. */
  readonly afterDividends: Real;
  /** What money at the end of the lock-up is worth at its start; only Chaffe's model asks. */
  readonly discountFactor: () => Real;
}

/**
 * The part of a share's value, on the day it is delivered, that a lock-up takes away: from 0 to 1. The dividends of the
 * lock-up are the holder's, so the models' discount applies to what is left after them; nothing is forgone for them.
 */
export function lockUpFraction(model: LockUpModel, locked: LockedUp): Real {
  const discount = ofModel(model, locked);
  // Longstaff's bound exceeds 1 for long, volatile lock-ups, but no share is worth less than nothing.
  return discount.min(discount.like(1));
}

/** What the model says, be it more than all. */
const ofModel = (model: LockUpModel, locked: LockedUp): Real =>
  locked.afterDividends.times(withoutDividends(model, locked));

function withoutDividends(model: LockUpModel, { variance, discountFactor }: LockedUp): Real {
  switch (model) {
    case "finnerty":
      return finnerty(variance);
    case "ghaidarov":
      return ghaidarov(variance);
    case "chaffe":
      return chaffe(variance, discountFactor());
    case "longstaff":
      return longstaff(variance);
    case "none":
      return variance.like(0);
  }
}

/** A put struck at the average price, 2Φ(v/2) − 1 with v² = s + ln(2(e^s − s − 1)) − 2 ln(e^s − 1): at most 32.28%. */
export function finnerty(s: Real): Real {
  if (s.isZero()) return s;
  const { second, first } = moments(s);
  return averageStrikePut(second.log1p().plus(s).minus(first.log1p().times(2)));
}

/** A put struck at the average price, with the moments of that price itself and no ceiling: v² = ln(2(e^s − s − 1)) − 2 ln s. */
export const ghaidarov = (s: Real): Real => (s.isZero() ? s : averageStrikePut(moments(s).second.log1p()));

const averageStrikePut = (square: Real): Real => massWithin(square.sqrt().div(2));

/** A put struck at today's price: DF·Φ(−d₂) − Φ(−d₁), d₁,₂ = (−ln DF ± s/2)/√s. */
export function chaffe(s: Real, discountFactor: Real): Real {
  const today = s.like(1);
  if (s.isZero()) return discountFactor.minus(today).max(s.like(0));
  return blackPut(today, discountFactor, s.sqrt());
}

/** A put on the highest price, the most that foresight could gain: (2 + s/2)Φ(√s/2) + √(s/2π)e^(−s/8) − 1. */
export function longstaff(s: Real): Real {
  if (s.isZero()) return s;
  const half = s.sqrt().div(2);
  const area = half.times(half.normalCdf()).plus(half.normalDensity()).times(half).times(2);
  return massWithin(half).plus(area);
}

/** (e^s − 1)/s and 2(e^s − s − 1)/s², both less 1: what is left of them where s is small. */
function moments(s: Real): { readonly first: Real; readonly second: Real } {
  if (s.toNumber() > 1) {
    const growth = s.expm1();
    const excess = growth.minus(s).times(2);
    return { first: growth.div(s).minus(1), second: excess.div(s.times(s)).minus(1) };
  }
  return { first: series(s, 2), second: series(s, 3) };
}

/** s/k + s²/(k·(k + 1)) + …, all positive: less than twice its last term is left out. */
function series(s: Real, k: number): Real {
  let term = s.div(k);
  let sum = term;
  for (let n = k + 1, left = s.digits; left > 0; n += 1) {
    left -= Math.log10(n / s.toNumber());
    term = term.times(s).div(n);
    sum = sum.plus(term);
  }
  return sum.within(term.middle().times(2));
}
