import { OfferError, type OfferErrorCode } from "../errors.js";
import { type Decimal, type DecimalInput, exactDifference, toFraction } from "../numeric/decimal.js";
import { quickRate } from "./quickRate.js";
import { everyRoot } from "./ratesOfReturn.js";
import type { Timeline } from "./timeline.js";

const MAX_LISTED = 10;

/** Which rate of return is meant where there are several. */
export interface NearestRate {
  /**
   * The one nearest to this rate, a fraction, of all that are proved, where it is proved that none is nearer; the lower of two as near.
   * Without it, several are refused.
   */
  readonly nearest?: DecimalInput | undefined;
}

/** The rate to which the nearest is meant, if one is stated. */
export const readNearest = ({ nearest }: NearestRate): Decimal | undefined =>
  nearest === undefined ? undefined : toFraction(nearest, ["options", "nearest"]);

/**
 * The one internal rate of return of flows that have been read, where it is proved that there is one and no other, or the one
 * nearest to a rate, where it is proved that none is nearer; throws everywhere else, with the name of the argument that holds the
 * flows.
 */
export const rateOfReturn = (timeline: Timeline, name: string, nearest?: Decimal): Decimal =>
  quickRate(timeline) ?? onlyRoot(timeline, name, nearest);

function onlyRoot(timeline: Timeline, name: string, nearest: Decimal | undefined): Decimal {
  const refuse: (code: OfferErrorCode, message: string) => never = (code, message) => {
    throw new OfferError({ code, path: [name], message });
  };
  const sum = timeline.sum();
  if (sum.amounts.length === 0) refuse("all-zero", "must not come to nothing: any rate would do");
  if (timeline.isOneTime()) {
    refuse("no-time-passes", "must not all fall at one time: nothing earns a return");
  }
  const { roots, reason, signChanges, unresolved } = everyRoot(sum);
  if (signChanges === 0) {
    refuse(
      "no-sign-change",
      "must have both receipts and payments, at different times, to have a rate of return",
    );
  }
  const rates = roots.map(({ rate }) => rate);
  const [only] = rates;
  if (only !== undefined && nearest !== undefined) {
    const distance = (rate: Decimal): Decimal => exactDifference(rate, nearest).abs();
    // In ascending order, so that the first of two as near is the lower one.
    const rate = rates.reduce((best, next) => (distance(next).lessThan(distance(best)) ? next : best));
    const isNearerThan = (far: Decimal): boolean => distance(rate).lessThan(far);
    const isSettled = unresolved.every(
      ({ low, high }) =>
        isNearerThan(exactDifference(low, nearest)) || isNearerThan(exactDifference(nearest, high)),
    );
    if (isSettled) return rate;
  }
  const several = rates.length > 1;
  if (several || unresolved.length > 0) {
    const list = `${rates.slice(0, MAX_LISTED).join(", ")}${rates.length > MAX_LISTED ? ", …" : ""}`;
    const known = only === undefined ? "" : `; known so far: ${list}`;
    refuse(
      several ? "several-roots" : "unresolved-roots",
      `must have one rate of return, but ${several ? `are worth nothing at each of ${list}` : reason + known}`,
    );
  }
  if (only === undefined) {
    return refuse("no-root", "must have a rate of return, but no rate above -1 makes them worth nothing");
  }
  return only;
}
