import { type Amount, ifAtLeast, times } from "../../algebra/amount.js";
import type { Decimal } from "../../numeric/decimal.js";

/** What one target share turns into: so many shares, or shares worth so much. */
export type Consideration = { readonly shares: Decimal } | { readonly value: Decimal };

/** Inside the band, both ends included, and beyond each end that it has. */
export interface Offered {
  readonly inside: Consideration;
  readonly low?: End | undefined;
  readonly high?: End | undefined;
}

interface End {
  readonly at: Decimal;
  readonly beyond: Consideration;
}

/** What is due where the reference price lies. */
export function byBand(
  reference: Amount,
  { inside, low, high }: Offered,
  amountOf: (part: Consideration) => Amount,
): Amount {
  const within = amountOf(inside);
  const upToHigh = high === undefined ? within : ifAtMost(reference, high.at, within, amountOf(high.beyond));
  return low === undefined ? upToHigh : ifAtLeast(reference, low.at, upToHigh, amountOf(low.beyond));
}

const ifAtMost = (amount: Amount, threshold: Decimal, then: Amount, otherwise: Amount): Amount =>
  ifAtLeast(times("-1", amount), threshold.neg(), then, otherwise);
