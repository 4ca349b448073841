// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type Decimal, type DecimalInput, toFraction } from "../numeric/decimal.js";

/** When the first payment falls: at the start of the first period (0) or at its end (1). */
export interface FirstPayment {
  /** 0: the first payment falls now, at the start of the first period; 1: after one period. */
  readonly first: 0 | 1;
}

/** Reads a rate a period: a fraction greater than −1. */
export function readPeriodicRate(rate: DecimalInput, path: FieldPath = ["rate"]): Decimal {
  const read = toFraction(rate, path);
  if (read.greaterThan(-1)) return read;
  const message = "must be greater than -1: nothing would be left after a period";
  throw new OfferError({ code: "out-of-range", path, message, received: describeReceived(rate) });
}

export function readFirst({ first }: { readonly first?: unknown }): 0 | 1 {
  if (first === 0 || first === 1) return first;
  const message = "must be 0 (the first amount falls now) or 1 (it falls after one period)";
  const code = first === undefined ? "missing-term" : "invalid-term";
  throw new OfferError({ code, path: ["options", "first"], message, received: describeReceived(first) });
}
