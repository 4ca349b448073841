import * as z from "zod";
import { OfferError } from "../errors.js";
import {
  type Decimal,
  type DecimalInput,
  exactDifference,
  exactProduct,
  exactSum,
  ONE,
  toDecimal,
  wholeQuotient,
} from "../numeric/decimal.js";
import { list, nonNegative } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { exactResult, placesField } from "./rounding.js";

const MAX_WEIGHTS = 100_000;

const weightsSchema = /* @__PURE__ */ once(() =>
  list(nonNegative("Weight"), MAX_WEIGHTS).refine(
    (weights) => weights.length === 0 || weights.some((weight) => !weight.isZero()),
    {
      message: "must not all be 0: there is nothing to go by",
      params: { whole: true },
    },
  ),
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
  options: {
    /** Decimal places to which parts are whole, from 0 to 20; 2 unless stated. */
    readonly places?: number | undefined;
  } = {},
): readonly Decimal[] {
  const { places } = parse(optionsSchema(), options, "options");
  const units = exactProduct(toDecimal(amount, ["amount"]), `1e${places}`);
  if (!units.isInteger()) {
    const message = `must have at most ${places} decimal places: what is smaller cannot be handed out`;
    throw new OfferError({ code: "out-of-range", path: ["amount"], message });
  }
  const parts = apportion(units.abs(), parse(weightsSchema(), weights, "weights"), (weight) => weight);
  const unit = `${units.isNegative() ? "-" : ""}1e-${places}`;
  return Object.freeze(parts.map(({ things }) => exactResult(exactProduct(things, unit), "amount")));
}

/** What somebody or something gets of what is divided. */
export interface Portion<Item> {
  readonly item: Item;
  readonly things: Decimal;
}

/**
 * A whole number of things, divided in proportion to weights: first the whole part of everyone's due, then one more each for
 * the largest remainders (Hamilton's method); of equal ones the first listed. Nothing to divide needs no weights.
 */
export function apportion<Item>(
  things: Decimal,
  items: readonly Item[],
  weightOf: (item: Item) => Decimal,
): readonly Portion<Item>[] {
  const total = exactSum(items.map(weightOf));
  if (total.isZero()) return items.map((item) => ({ item, things: total }));
  const dues = items.map((item) => ({ item, ...wholeQuotient(exactProduct(things, weightOf(item)), total) }));
  const left = exactDifference(things, exactSum(dues.map(({ whole }) => whole))).toNumber();
  // Sorting keeps those of one remainder in the order in which they are listed.
  const byRemainder = [...dues].sort((a, b) => b.rest.comparedTo(a.rest));
  const favoured = new Set(byRemainder.slice(0, left));
  return dues.map((due) => ({
    item: due.item,
    things: favoured.has(due) ? exactSum([due.whole, ONE]) : due.whole,
  }));
}
