import type { Decimal } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";
import { discountedFrom } from "./discountedFrom.js";

interface Quote {
  readonly price: Decimal;
  readonly dividend_yield: Decimal;
  readonly time: Decimal;
  readonly rate: Decimal;
}

/** Today's prices of money and of a share, delivered then, and the share's forward. */
export function sharePrices({ price, dividend_yield, time, rate }: Quote, numbers: Arithmetic) {
  const money = discountedFrom(numbers.of(time), rate, numbers);
  const share: Real = numbers.of(price).times(numbers.of(dividend_yield).times(numbers.of(time)).neg().exp());
  return { money, share, forward: share.div(money) };
}
