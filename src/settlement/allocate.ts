import * as z from "zod";
import { OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, exactProduct, toDecimal } from "../numeric/decimal.js";
import { nonNegative } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { apportion } from "./apportion.js";
import { exactResult } from "./exactResult.js";
import { placesField } from "./rounding.js";

const MAX_WEIGHTS = 100_000;

const weightsSchema = /* @__PURE__ */ once(() =>
  z
    .array(nonNegative("Weight"))
    .min(1)
    .max(MAX_WEIGHTS)
    .refine((weights) => weights.length === 0 || weights.some((weight) => !weight.isZero()), {
      message: "must not all be 0: there is nothing to go by",
      params: { whole: true },
    }),
);

const optionsSchema = /* @__PURE__ */ once(() => z.strictObject({ places: placesField(2) }));

/**
 * An amount divided in proportion to weights, to the cent (or `places` decimals): the parts add up to exactly the amount,
 * each is within one cent of its due, and a larger weight never gets less. Cents that rounding down leaves over go to the
 * largest remainders; of equal ones, to the first listed.
 *
 * @throws OfferError `out-of-range` for a negative weight and for an amount that is no whole number of cents;
 * `invalid-term` where all weights are 0.
 * @example
 * ```ts
 * allocate("100.00", ["1", "1", "1"]).join(" + "); // => 33.34 + 33.33 + 33.33
 * allocate("-7", ["5", "3"], { places: 0 }).join(" "); // => -4 -3
 * ```
 */
export function allocate(
  amount: DecimalInput,
  weights: readonly DecimalInput[],
  options: { readonly places?: number | undefined } = {},
): readonly Decimal[] {
  const { places } = parse(optionsSchema(), options, "options");
  const units = exactProduct(toDecimal(amount, ["amount"]), `1e${places}`);
  if (!units.isInteger()) {
    const message = `must have at most ${places} decimal places: what is smaller cannot be handed out`;
    throw new OfferError({ code: "out-of-range", path: ["amount"], message });
  }
  const parts = apportion(units.abs(), parse(weightsSchema(), weights, "weights"));
  const unit = `${units.isNegative() ? "-" : ""}1e-${places}`;
  return Object.freeze(parts.map((part) => exactResult(exactProduct(part, unit))));
}
