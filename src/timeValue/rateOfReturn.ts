// Internal: no name of the public API lives here.

import { OfferError, type OfferErrorCode } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { quickRate } from "./quickRate.js";
import { everyRoot } from "./ratesOfReturn.js";
import type { Timeline } from "./timeline.js";

const MAX_LISTED = 10;

/**
 * The one internal rate of return of flows that have been read, where it is proved that there is one and no other; throws
 * everywhere else, with the name of the argument that holds the flows.
 */
export const rateOfReturn = (timeline: Timeline, name: string): Decimal =>
  quickRate(timeline) ?? onlyRoot(timeline, name);

function onlyRoot(timeline: Timeline, name: string): Decimal {
  const sum = timeline.sum();
  if (sum.amounts.length === 0) refuse("all-zero", name, "must not come to nothing: any rate would do");
  if (timeline.isOneTime()) {
    refuse("no-time-passes", name, "must not all fall at one time: nothing earns a return");
  }
  const { roots, complete, reason, signChanges } = everyRoot(sum);
  if (signChanges === 0) {
    refuse(
      "no-sign-change",
      name,
      "must have both receipts and payments, at different times, to have a rate of return",
    );
  }
  const [only] = roots;
  const listed = roots.slice(0, MAX_LISTED).map(({ rate }) => rate.toString());
  const list = `${listed.join(", ")}${roots.length > MAX_LISTED ? ", …" : ""}`;
  if (roots.length > 1) {
    refuse("several-roots", name, `must have one rate of return, but are worth nothing at each of ${list}`);
  }
  if (!complete) {
    const known = only === undefined ? "" : `; known so far: ${list}`;
    refuse("unresolved-roots", name, `must have one rate of return, but ${reason}${known}`);
  }
  return only === undefined
    ? refuse("no-root", name, "must have a rate of return, but no rate above -1 makes them worth nothing")
    : only.rate;
}

function refuse(code: OfferErrorCode, name: string, message: string): never {
  throw new OfferError({ code, path: [name], message });
}
