import * as z from "zod";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { decimal } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { lockUpMarkdown } from "./lockUpMarkdown.js";
import { LOCK_UP_MODELS, type LockUpModel } from "./lockUpModels.js";

/** A lock-up and the share it is on. */
export interface LockUpTerms {
  readonly model: LockUpModel;
  /** Yearly volatility of the share: 0.4 is 40%. */
  readonly volatility: DecimalInput;
  /** Years from the delivery of the shares to the end of the lock-up. */
  readonly years: DecimalInput;
  /** Continuous dividend yield a year; 0 unless stated. */
  readonly dividendYield?: DecimalInput | undefined;
  /** Continuous interest rate a year; Chaffe's model needs it, the others do without. */
  readonly riskFreeRate?: DecimalInput | undefined;
}

const within = (description: string, least: number, most: number) =>
  decimal(description, (value) =>
    value.lessThan(least) || value.greaterThan(most) ? `must be between ${least} and ${most}` : undefined,
  );

const termsSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      model: z.enum(LOCK_UP_MODELS),
      volatility: within("Yearly volatility: 0.4 is 40%", 0, 10),
      years: within("Years from delivery to the end of the lock-up", 0, 1000),
      dividendYield: within("Continuous dividend yield a year", -10, 10).prefault("0"),
      riskFreeRate: within("Continuous interest rate a year", -10, 10).optional(),
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
 * - `"longstaff"`: a put on the highest price, an upper bound (and 1 where that bound exceeds 1). Longstaff, How Much Can
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
