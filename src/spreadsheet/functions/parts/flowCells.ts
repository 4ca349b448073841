// Internal: no name of the public API lives here.

import { OfferError } from "../../../errors.js";
import { COMPOUNDINGS, type Compounding, type Rate, ruinousRate } from "../../../market/rate.js";
import type { Decimal } from "../../../numeric/decimal.js";
import type { DayCount } from "../../../time/dayCount.js";
import { choice, optional, range } from "../../parameter.js";

/** The amounts of dated flows. */
export const amountRange = () => range("Amounts, negative where they are paid", "number");

/** The dates of dated flows. */
export const dateRange = (description = "The date of each amount, in any order") =>
  range(description, "date");

/** How often the interest of a rate is added. */
export const compoundingCell = () =>
  optional(choice("How often interest is added, annual unless stated", COMPOUNDINGS));

/** A rate with its conventions; throws where nothing would be left after a compounding period. */
export function compounded(
  rate: Decimal,
  dayCount: DayCount = "ACT/365F",
  compounding: Compounding = "annual",
): Rate {
  const message = ruinousRate(rate, compounding);
  if (message !== undefined) throw new OfferError({ code: "out-of-range", path: ["rate"], message });
  return { rate, compounding, dayCount };
}
