// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { type Decimal, exactProduct, exactSum, ZERO } from "../numeric/decimal.js";
import { type BridgedEquity, equityBridge } from "../settlement/equityBridge.js";
import type { TargetShares } from "./targetDocument.js";

/** The shares that receive what is stated for each share, at some price of one of them. */
export interface HeldShares {
  /** Outstanding ones, stock units, and those into which convertibles are converted. */
  readonly held: Decimal;
  /** Those among them into which convertibles are converted. */
  readonly converted: Decimal;
  /** Debt that falls away with conversion. */
  readonly debtConverted: Decimal;
}

/** Convertibles are converted above their conversion price, and always where none is stated. */
export const heldAt = (stated: TargetShares, price: Decimal): HeldShares =>
  heldWhere(stated, (conversionPrice) => conversionPrice.lessThan(price));

function heldWhere(
  { basic, stockUnits = ZERO, convertibles = [] }: TargetShares,
  isConverted: (conversionPrice: Decimal) => boolean,
): HeldShares {
  const won = convertibles.filter(
    ({ conversionPrice }) => conversionPrice === undefined || isConverted(conversionPrice),
  );
  const converted = exactSum(won.map(({ shares }) => shares));
  return {
    held: exactSum([basic, stockUnits, converted]),
    converted,
    debtConverted: exactSum(
      won.map(({ shares, conversionPrice = ZERO }) => exactProduct(shares, conversionPrice)),
    ),
  };
}

/**
 * Shares held, and the price of one, where the shares receive so much in total. More shares lower the price, so at most one number of
 * convertibles goes with the price that it leads to: with the first of them by conversion price, the price lies above the last of
 * these and not above the next. Where one would be converted without itself and not with itself, there is no such number.
 *
 * @throws OfferError `no-root` where no price goes with the conversions that it leads to.
 */
export function heldInTotal(
  stated: TargetShares,
  equity: Decimal,
  options: readonly { readonly count: Decimal; readonly strike: Decimal }[],
): HeldShares & { readonly priced: BridgedEquity } {
  const { convertibles = [] } = stated;
  const prices = convertibles.flatMap(({ conversionPrice }) => conversionPrice ?? []);
  const levels = [...prices].sort((a, b) => a.comparedTo(b));
  /** As if the first so many were converted: the shares, the price, and whether no more than these follow from it. */
  const withFirst = (count: number) => {
    const level = levels[count - 1];
    const shares = heldWhere(stated, (price) => level !== undefined && price.lessThanOrEqualTo(level));
    const priced = equityBridge({
      enterpriseValue: equity,
      debt: "0",
      cash: "0",
      shares: shares.held,
      options,
    });
    const { converted } = heldAt(stated, priced.pricePerShare);
    return { shares, priced, converted, suffices: converted.lessThanOrEqualTo(shares.converted) };
  };
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (withFirst(middle).suffices) high = middle;
    else low = middle + 1;
  }
  const { shares, priced, converted } = withFirst(low);
  if (converted.equals(shares.converted)) return { ...shares, priced };
  const index = convertibles.findIndex(({ conversionPrice }) => conversionPrice !== undefined);
  const message =
    "leaves no price of a share: one below it is the price if they are converted, and one above it if they are not; state what each share receives, or leave conversionPrice out";
  const path = ["target", "shares", "convertibles", index, "conversionPrice"];
  throw new OfferError({ code: "no-root", path, message });
}
