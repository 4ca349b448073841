import { describeReceived, OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { readOptions } from "../schema/options.js";

const UNITS = {
  exact: { exponent: 0, places: undefined, words: "", finest: "last digit" },
  cents: { exponent: 0, places: 2, words: "", finest: "cent" },
  millions: { exponent: 6, places: 1, words: " millions", finest: "last digit" },
  billions: { exponent: 9, places: 2, words: " billions", finest: "last digit" },
} as const;

/** How a result prints its amounts. Its data keep all their digits. */
export interface PrintOptions {
  /**
   * All digits; two decimal places; millions with one decimal place, or billions with two. Prices of one share and rates are printed
   * as they are. `"cents"` unless stated.
   */
  readonly units?: keyof typeof UNITS | undefined;
}

/** Amounts of money as a table prints them. */
export interface MoneyFormat {
  /** Decimal places that are shown; all there are where undefined. */
  readonly places: number | undefined;
  /** " millions", after the currency; empty for single units. */
  readonly words: string;
  /** What the smallest step that is shown is called. */
  readonly finest: string;
  /** The amount in these units, not yet rounded. */
  scaled(amount: Decimal): Decimal;
  /** The amount in these units, rounded. */
  shown(amount: Decimal): string;
}

/** @throws OfferError `invalid-type` for options or units that there are none of. */
export function moneyFormat(options: PrintOptions = {}): MoneyFormat {
  const { units = "cents" } = readOptions(options, ["units"]);
  if (typeof units !== "string" || !Object.hasOwn(UNITS, units)) {
    const message = `must be one of ${Object.keys(UNITS).join(", ")}`;
    const received = describeReceived(units);
    throw new OfferError({ code: "invalid-type", path: ["options", "units"], message, received });
  }
  const { exponent, places, words, finest } = UNITS[units];
  const scaled = (amount: Decimal): Decimal => (exponent === 0 ? amount : amount.times(`1e-${exponent}`));
  return { places, words, finest, scaled, shown: (amount) => formatAmount(scaled(amount), places) };
}
