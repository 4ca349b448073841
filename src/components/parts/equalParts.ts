import { Decimal } from "../../numeric/decimal.js";

/**
 * A total in equal parts that add up to it. Rounded down to `places` decimal places, so that no part is negative; the last
 * takes what rounding left. Without `places`, parts differ in no digit that is ever returned.
 */
export function equalParts(total: Decimal, count: number, places?: number): readonly Decimal[] {
  const exact = total.div(count);
  const part = places === undefined ? exact : exact.toDecimalPlaces(places, Decimal.ROUND_DOWN);
  return [...Array.from({ length: count - 1 }, () => part), total.minus(part.times(count - 1))];
}
