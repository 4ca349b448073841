import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import { type Decimal, type DecimalInput, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import type { Side, Sign } from "../../numeric/roots/bracket.js";
import { scan } from "../../numeric/roots/scan.js";
import { RESULT_DIGITS, toResult } from "../../numeric/rounding.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerWorth } from "../../offer/offerWorth.js";
import { readOptions } from "../../schema/options.js";
import { deepFreeze } from "../../schema/records.js";
import { sideOfTarget } from "../breakEven/sideOfTarget.js";
import { type BeliefPath, beliefAt } from "../figures/beliefAt.js";
import { numberOf } from "../figures/beliefFigure.js";
import type { RankBy } from "./comparison.js";

/** Over which values of a belief two offers are compared. */
export interface IndifferenceRange {
  /** The belief that is moved: `"discountRate"`, `"events.cfius-approval"`. */
  readonly belief: BeliefPath;
  /** The least value of the belief to look at, in its own unit: a rate or a probability as a fraction of 1. */
  readonly from: DecimalInput;
  /** The greatest value of the belief to look at, in its own unit; above `from`. */
  readonly to: DecimalInput;
  /** `"with odds"` unless stated, where beliefs give odds. */
  readonly rankBy?: RankBy | undefined;
}

/** A value of the belief at which neither offer is better. */
export interface IndifferencePoint {
  /** The belief, to 28 digits. */
  readonly value: Decimal;
  /** Where neither is better over a stretch, its end. */
  readonly until: Decimal | undefined;
  /** The offer that is better just below; undefined where the range starts here. */
  readonly below: string | undefined;
  /** The offer that is better just above; undefined where the range ends here. */
  readonly above: string | undefined;
}

/** Which of two offers is better, as one belief moves. */
export interface Indifference {
  /** The belief that is moved, as its path in the assumptions. */
  readonly belief: FieldPath;
  /** The least value of the belief that was looked at, in its own unit. */
  readonly from: Decimal;
  /** The greatest value of the belief that was looked at, in its own unit. */
  readonly to: Decimal;
  /** In ascending order; empty where one offer is better throughout. */
  readonly points: readonly IndifferencePoint[];
  /** The offer that is better wherever it was looked, if there is one. */
  readonly dominant: string | undefined;
  /** The result in one sentence. */
  readonly text: string;
}

const PIECES = 64;

/**
 * At which value of one stated belief two offers are worth the same. The range is looked at in 64 pieces; where the better
 * offer changes from one end of a piece to the other, the point is narrowed down until no number of 28 digits is left
 * between two at which different offers are better, each proved by an interval that excludes 0, and rounded to the nearer of
 * the two, as `breakEven` does for the difference of their values. All points found are given;
 * none means that one offer is better at all 65 numbers (`dominant`). Two changes within one piece would go unseen.
 *
 * @throws OfferError `unknown-key` for a belief that is not stated, `invalid-term` for one that moves only with others and for a
 * day, `out-of-range` where `to` is not above `from` or a value breaks the rules of the belief, `currency-mismatch`, and as
 * `valueOffer` does.
 * @example
 * ```ts
 * const now = offer({ name: "Now", currency: "USD", components: [cash({ amount: "1000", paid: "2021-01-01" })] });
 * const later = offer({ name: "Later", currency: "USD", components: [cash({ amount: "1080", paid: "2022-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.05" };
 * const between = indifference(now, later, beliefs, { belief: "discountRate", from: "0", to: "0.2" });
 * between.points[0]?.value; // => 0.08
 * between.points[0]?.above; // => Now
 * indifference(now, later, beliefs, { belief: "discountRate", from: "0.1", to: "0.2" }).dominant; // => Now
 * ```
 */
export function indifference(
  first: Offer | OfferInput,
  second: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  range: IndifferenceRange,
): Indifference {
  const [one, other] = [readOffer(first, "first"), readOffer(second, "second")];
  const base = readAssumptions(assumptions);
  const {
    belief,
    rankBy = "with odds",
    ...ends
  } = readOptions(range, ["belief", "from", "to", "rankBy"], "range");
  const { path, kind, tied } = beliefAt(base, belief, ["range", "belief"]);
  if (tied !== undefined) refuseComparison("invalid-term", ["range", "belief"], tied);
  if (kind === "date")
    refuseComparison("invalid-term", ["range", "belief"], "must be a number: a day has none between two");
  const [from, to] = [numberOf(ends.from, kind, ["range", "from"]), numberOf(ends.to, kind, ["range", "to"])];
  if (!to.greaterThan(from))
    refuseComparison("out-of-range", ["range", "to"], `must be above ${from}, where the range starts`);
  if (rankBy !== "with odds" && rankBy !== "if it closes") {
    refuseComparison("invalid-term", ["range", "rankBy"], 'must be "with odds" or "if it closes"', rankBy);
  }
  if (base.currency === undefined && one.currency !== other.currency) {
    const message = `is needed: the offers are in ${one.currency} and ${other.currency}`;
    refuseComparison("currency-mismatch", ["assumptions", "currency"], message);
  }
  const sideAt = (value: Decimal): Side => {
    const beliefs = changeBeliefs(base, [{ path, value: value.toString() }]);
    const [ofOne, ofOther] = [worth(one, beliefs, rankBy), worth(other, beliefs, rankBy)];
    return sideOfTarget((numbers) => ofOne(numbers).minus(ofOther(numbers)), ZERO);
  };
  const { solutions, first: start, last } = scan(evenlySpread(from, to), sideAt);
  const better = (sign: Sign): string | undefined => (sign === 0 ? undefined : (sign > 0 ? one : other).name);
  const dominant = solutions.length === 0 && start === last ? better(start) : undefined;
  const points = solutions.map(
    ({ kind, value, low, high, before, after }): IndifferencePoint => ({
      value: toResult(kind === "stretch" ? low.x : value),
      until: kind === "stretch" ? toResult(high.x) : undefined,
      below: better(before),
      above: better(after),
    }),
  );
  return deepFreeze({
    belief: path,
    from: toResult(from),
    to: toResult(to),
    points,
    dominant,
    text: inWords(path.join("."), points, dominant, from, to),
  });
}

/** The figure that ranks an offer, in whatever arithmetic. */
function worth(offer: Offer, beliefs: Assumptions, rankBy: RankBy): (numbers: Arithmetic) => Real {
  const { presentValue, withOdds, weighted } = offerWorth(offer, beliefs);
  return rankBy === "with odds" && weighted ? withOdds : presentValue;
}

/** The ends of the pieces. */
function evenlySpread(from: Decimal, to: Decimal): readonly [Decimal, ...Decimal[], Decimal] {
  const step = to.minus(from).div(PIECES);
  const inside = Array.from({ length: PIECES - 1 }, (_, index) =>
    from.plus(step.times(index + 1)).toSignificantDigits(RESULT_DIGITS),
  );
  return [from, ...inside, to];
}

function inWords(
  belief: string,
  points: readonly IndifferencePoint[],
  dominant: string | undefined,
  from: Decimal,
  to: Decimal,
): string {
  const range = `with ${belief} from ${from} to ${to}`;
  if (dominant !== undefined) return `${dominant} is worth more wherever looked, ${range}`;
  const values = points.map(({ value, until }) => (until === undefined ? value : `${value} to ${until}`));
  return `Neither offer is worth more at ${values.join(" and at ")}, ${range}`;
}

function refuseComparison(
  code: OfferError["code"],
  path: FieldPath,
  message: string,
  received?: unknown,
): never {
  const seen = received === undefined ? {} : { received: describeReceived(received) };
  throw new OfferError({ code, path: ["range", ...path], message, ...seen });
}
