import * as z from "zod";
import { describeReceived, OfferError, promised } from "../errors.js";
import { type Decimal, type DecimalInput, exactProduct, toDecimal } from "../numeric/decimal.js";
import { nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { exactResult, type Rounding, roundingField, roundQuotient, type StatedRounding } from "./rounding.js";

/** A collar on the price of the shares that are issued; without `low` or `high` it is open on that side. */
export type ExchangeRatioTerms = {
  /** Lower end of the band, a price of one share issued; none unless stated. */
  readonly low?: DecimalInput | undefined;
  /** Upper end of the band, a price of one share issued; none unless stated. */
  readonly high?: DecimalInput | undefined;
  /** The agreement's rounding of the ratio; to 4 places, half-up, unless stated. */
  readonly rounding?: Rounding | undefined;
} & (
  | {
      /** Value for each target share, kept inside the band; outside it the ratio stays what it was at the end. */
      readonly value: DecimalInput;
      /** The published ratio below the band; value ÷ low, rounded, unless stated. */
      readonly ratioBelow?: DecimalInput | undefined;
      /** The published ratio above the band; value ÷ high, rounded, unless stated. */
      readonly ratioAbove?: DecimalInput | undefined;
      readonly ratio?: never;
    }
  | {
      /** Shares for each target share, kept inside the band; outside it the value stays what it was at the end. */
      readonly ratio: DecimalInput;
      readonly value?: never;
      readonly ratioBelow?: never;
      readonly ratioAbove?: never;
    }
);

const termsSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      value: positive("Value for each target share, inside the band").optional(),
      ratio: positive("Shares for each target share, inside the band").optional(),
      low: positive("Lower end of the band").optional(),
      high: positive("Upper end of the band").optional(),
      ratioBelow: nonNegative("The published ratio below the band").optional(),
      ratioAbove: nonNegative("The published ratio above the band").optional(),
      rounding: roundingField(4),
    })
    .refine(
      ({ value, ratioBelow, low }) => ratioBelow === undefined || (value !== undefined && low !== undefined),
      {
        path: ["ratioBelow"],
        message: "only goes with value and low: nothing says below which price it holds",
        params: { whole: true },
      },
    )
    .refine(
      ({ value, ratioAbove, high }) =>
        ratioAbove === undefined || (value !== undefined && high !== undefined),
      {
        path: ["ratioAbove"],
        message: "only goes with value and high: nothing says above which price it holds",
        params: { whole: true },
      },
    )
    .refine(({ value, ratio }) => (value === undefined) !== (ratio === undefined), {
      path: ["value"],
      message: "must say exactly one of value (a fixed value) and ratio (a fixed ratio)",
      params: { whole: true },
    })
    .refine(({ low, high }) => low === undefined || high === undefined || high.greaterThan(low), {
      path: ["high"],
      message: "must be above low",
      params: { whole: true },
    }),
);

/**
 * How many shares a target share turns into at a reference price, under a collar. With a fixed `value` V it is V ÷ price,
 * with the price held between `low` and `high`; with a fixed `ratio` it is that ratio inside the band, and outside as many
 * shares as keep the value at the band's end. Rounded once, as the agreement says; a published ratio holds as it is, outside the band, whose
 * ends belong to it.
 *
 * Source of the first example: Investopedia, Fixed Dollar Value Collar.
 *
 * @throws OfferError for a price or terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * exchangeRatioAt("16", { value: "12.50", low: "18", high: "22" }); // => 0.6944
 * exchangeRatioAt("25", { value: "12.50", low: "18", high: "22" }); // => 0.5682
 * exchangeRatioAt("20", { ratio: "0.625", low: "18", high: "22" }); // => 0.625
 * exchangeRatioAt("25", { ratio: "0.625", low: "18", high: "22" }); // => 0.55
 * exchangeRatioAt("35", { value: "53.75", low: "37.411", ratioBelow: "1.437" }); // => 1.437
 * ```
 */
export function exchangeRatioAt(price: DecimalInput, terms: ExchangeRatioTerms): Decimal {
  const { rounding, ...collar } = parse(termsSchema(), terms, "terms");
  const reference = toDecimal(price, ["price"]);
  if (!reference.greaterThan(0)) {
    const [message, received] = ["must be greater than 0", describeReceived(price)];
    throw new OfferError({ code: "out-of-range", path: ["price"], message, received });
  }
  return collaredRatio(reference, collar, rounding);
}

/** Shares for each target share at a reference price above 0, rounded once. */
export function collaredRatio(
  price: Decimal,
  { value, ratio, low, high, ratioBelow, ratioAbove }: ReadCollar,
  rounding: StatedRounding,
): Decimal {
  if (ratioBelow !== undefined && low?.greaterThan(price)) return exactResult(ratioBelow, "terms");
  if (ratioAbove !== undefined && high?.lessThan(price)) return exactResult(ratioAbove, "terms");
  const floored = low?.greaterThan(price) ? low : price;
  const held = high?.lessThan(floored) ? high : floored;
  const rounded =
    ratio === undefined
      ? roundQuotient(promised(value, "a collar has a value or a ratio"), held, rounding)
      : roundQuotient(exactProduct(ratio, held), price, rounding);
  return exactResult(rounded, "terms");
}

/** A collar that has been read: a fixed value or a fixed ratio for each target share inside a band of the price. */
interface ReadCollar {
  readonly value?: Decimal | undefined;
  readonly ratio?: Decimal | undefined;
  readonly ratioBelow?: Decimal | undefined;
  readonly ratioAbove?: Decimal | undefined;
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
}
