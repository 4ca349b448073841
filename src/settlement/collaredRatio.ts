import { type Decimal, exactProduct } from "../numeric/decimal.js";
import { exactResult } from "./exactResult.js";
import { type Exactly, roundQuotient } from "./rounding.js";

/** A collar that has been read: a fixed value or a fixed ratio for each target share inside a band of the price. */
interface Collar {
  readonly value?: Decimal | undefined;
  readonly ratio?: Decimal | undefined;
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
}

/** Shares for each target share at a reference price above 0, rounded once. */
export function collaredRatio(
  price: Decimal,
  { value, ratio, low, high }: Collar,
  rounding: Exactly,
): Decimal {
  const floored = low?.greaterThan(price) ? low : price;
  const held = high?.lessThan(floored) ? high : floored;
  if (ratio === undefined) return exactResult(roundQuotient(value ?? held, held, rounding));
  return exactResult(roundQuotient(exactProduct(ratio, held), price, rounding));
}
