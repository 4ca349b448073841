import { excessiveRate } from "../../../market/rate.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { refuse } from "./refuse.js";

/** A rate with a credit spread on top, compounded like it. */
export function withSpread(rate: Decimal, spread: Decimal = ZERO): Decimal {
  const yearly = rate.plus(spread);
  const message = excessiveRate(yearly);
  return message === undefined ? yearly : refuse(["credit_spread"], `with the rate ${message}`, spread);
}
