import { OfferError, type OfferErrorCode } from "../errors.js";
import { type Decimal, type DecimalInput, exactDifference, toFraction } from "../numeric/decimal.js";
import { quickRate } from "./quickRate.js";
import { everyRoot, type InternalRate } from "./ratesOfReturn.js";
import type { Timeline } from "./timeline.js";

const MAX_LISTED = 10;

/** Which rate of return is meant where there are several. */
export interface NearestRate {
  /** The one nearest to this rate, a fraction, of all that are proved; the lower of two as near. Without it, several are refused. */
  readonly nearest?: DecimalInput | undefined;
}

/** The rate to which the nearest is meant, if one is stated. */
export const readNearest = ({ nearest }: NearestRate): Decimal | undefined =>
  nearest === undefined ? undefined : toFraction(nearest, ["options", "nearest"]);

/**
 * The one internal rate of return of flows that have been read, where it is proved that there is one and no other, or the one
 * nearest to a rate, where it is proved that these are all; throws everywhere else, with the name of the argument that holds the
 * flows.
 */
export const rateOfReturn = (timeline: Timeline, name: string, nearest?: Decimal): Decimal =>
  quickRate(timeline) ?? onlyRoot(timeline, name, nearest);

function onlyRoot(timeline: Timeline, name: string, nearest: Decimal | undefined): Decimal {
  const sum = timeline.sum();
  if (sum.amounts.length === 0) refuseFlows("all-zero", name, "must not come to nothing: any rate would do");
  if (timeline.isOneTime()) {
    refuseFlows("no-time-passes", name, "must not all fall at one time: nothing earns a return");
  }
  const { roots, complete, reason, signChanges } = everyRoot(sum);
  if (signChanges === 0) {
    refuseFlows(
      "no-sign-change",
      name,
      "must have both receipts and payments, at different times, to have a rate of return",
    );
  }
  const [only] = roots;
  const listed = roots.slice(0, MAX_LISTED).map(({ rate }) => rate.toString());
  const list = `${listed.join(", ")}${roots.length > MAX_LISTED ? ", …" : ""}`;
  if (roots.length > 1 && (nearest === undefined || !complete)) {
    refuseFlows(
      "several-roots",
      name,
      `must have one rate of return, but are worth nothing at each of ${list}`,
    );
  }
  if (!complete) {
    const known = only === undefined ? "" : `; known so far: ${list}`;
    refuseFlows("unresolved-roots", name, `must have one rate of return, but ${reason}${known}`);
  }
  if (only === undefined) {
    return refuseFlows(
      "no-root",
      name,
      "must have a rate of return, but no rate above -1 makes them worth nothing",
    );
  }
  return nearest === undefined ? only.rate : nearestOf([only, ...roots.slice(1)], nearest);
}

/** In ascending order, so that the first of two as near is the lower one. */
const nearestOf = (roots: readonly [InternalRate, ...InternalRate[]], nearest: Decimal): Decimal => {
  const distance = ({ rate }: InternalRate): Decimal => exactDifference(rate, nearest).abs();
  return roots.reduce((best, next) => (distance(next).lessThan(distance(best)) ? next : best)).rate;
};

function refuseFlows(code: OfferErrorCode, name: string, message: string): never {
  throw new OfferError({ code, path: [name], message });
}
