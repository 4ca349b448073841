import type { Claim } from "../algebra/claim.js";
import { obligations } from "../algebra/obligations.js";
import { certified, resultOf } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { knownFigure } from "../numeric/rounding.js";
import { memoize, once } from "../schema/memoize.js";
import { errorOfTotal, type Flow, totalOf } from "./flows.js";
import { errorResult, standardErrorOf, toItsError } from "./simulatedUnits.js";

/** A row of a breakdown: one name of the claim, what stands under it, and its parts. */
export interface Breakdown {
  /** The name that the claim gives to what stands under the row. */
  readonly name: string;
  /** At forecasts and today's prices: no odds, no discount; nothing for what can only be due if the offer fails. In the valuation's currency, like all figures here. */
  readonly nominal: Decimal;
  /** Over the distributions of what is observed, times probability: no discount. */
  readonly expected: Decimal;
  /** Expected amounts, discounted to the valuation date: what the row is worth if the offer closes. */
  readonly presentValue: Decimal;
  /** Share of the total present value from 0 to 1 (beyond where parts are negative); null where the total is 0. */
  readonly shareOfTotal: Decimal | null;
  /**
   * Significant digits of `presentValue` that are known: 28 where every amount has a closed form, fewer where one takes a
   * quadrature. No figure of the row is given in more digits than are known of it.
   */
  readonly digits: number;
  /** The rows under this one: where there are any, they add up to it, and what none of them names stands in a row `(rest)`. */
  readonly parts: readonly Breakdown[];
  /** How sure the figures are of which a part was simulated; absent where none was. */
  readonly standardErrors?: {
    /** Standard error of `expected`. */
    readonly expected: Decimal;
    /** Standard error of `presentValue`. */
    readonly presentValue: Decimal;
  };
}

/** The row for what stands under a row beside its named parts. No name in a claim starts with a bracket. */
export const REST = "(rest)";

/** Adds up the flows of a claim, one for each obligation, under the names they came from, in the order in which it is written. */
export function breakdown(name: string, claim: Claim, flows: readonly Flow[]): Breakdown {
  const total = totalOf(flows, "presentValue");
  const errorOfWhole = errorsOf(flows)?.presentValue ?? errorOfTotal(flows, "presentValue");
  const sizeOfWhole = once(() => Math.abs(resultOf(total).toNumber()));
  const knownShare = (value: Figure, error: number): Decimal | null => {
    const share = shareOf(value, total);
    if (share === null || (error === 0 && errorOfWhole === 0)) return share;
    return knownFigure(share, (error + Math.abs(share.toNumber()) * errorOfWhole) / sizeOfWhole()).value;
  };
  const filled = ({ name: label, owed, parts }: Row): Breakdown => {
    const under = owed.map((index) => flows[index] as Flow);
    const value = totalOf(under, "presentValue");
    const errors = errorsOf(under);
    const error = errorOfTotal(under, "presentValue");
    const presentValue = knownFigure(resultOf(value), errors?.presentValue ?? error);
    const expected = resultOf(totalOf(under, "expected"));
    return Object.freeze({
      name: label,
      nominal: resultOf(totalOf(under, "nominal")),
      expected:
        errors === undefined
          ? knownFigure(expected, errorOfTotal(under, "expected")).value
          : toItsError(expected, errors.expected),
      presentValue:
        errors === undefined ? presentValue.value : toItsError(resultOf(value), errors.presentValue),
      shareOfTotal: knownShare(value, errors?.presentValue ?? error),
      digits: presentValue.digits,
      parts: Object.freeze(parts.map(filled)),
      ...(errors === undefined
        ? {}
        : {
            standardErrors: Object.freeze({
              expected: errorResult(errors.expected),
              presentValue: errorResult(errors.presentValue),
            }),
          }),
    });
  };
  const { owed, parts } = rowsOf(claim);
  return filled({ name, owed, parts });
}

/** Standard errors of what is expected of some flows and of what it is worth; undefined where none was simulated. */
export function errorsOf(
  flows: readonly Flow[],
): { readonly expected: number; readonly presentValue: number } | undefined {
  const errorWith = (unitOf: (flow: Flow, numbers: Arithmetic) => Real): number | undefined =>
    standardErrorOf(flows, (flow) =>
      certified((numbers) => unitOf(flow, numbers).times(numbers.of(flow.probability)).toNumber()),
    );
  const presentValue = errorWith((flow, numbers) => flow.price(numbers));
  const expected = errorWith((flow, numbers) => (flow.isPast ? numbers.of(0) : flow.spot(numbers)));
  return presentValue === undefined || expected === undefined ? undefined : { expected, presentValue };
}

type Figure = (numbers: Arithmetic) => Real;

/** What share a part is of a whole; null of nothing. */
export const shareOf = (part: Figure, whole: Figure): Decimal | null =>
  certified((numbers) => {
    const all = whole(numbers);
    return all.isZero() ? null : part(numbers).div(all).toResult();
  });

/** A row before it has figures, and the obligations that stand under it, by their place in the claim. */
interface Row {
  readonly name: string;
  readonly owed: readonly number[];
  readonly parts: readonly Row[];
}

const rowsOf = /* @__PURE__ */ memoize((whole: Claim): Row => {
  const paths = obligations(whole).map(({ path }) => path);
  const row = (name: string, claims: readonly Claim[], owed: readonly number[], depth: number): Row => {
    const parts = [...namesIn(claims)].map(([part, inside]) => ({ part, inside, owed: [] as number[] }));
    const named = new Map(parts.map((one) => [one.part, one.owed]));
    const rest: number[] = [];
    for (const index of owed) (named.get(paths[index]?.[depth] as string) ?? rest).push(index);
    const rows = parts.map((one) => row(one.part, one.inside, one.owed, depth + 1));
    const all = rows.length > 0 && rest.length > 0;
    return { name, owed, parts: all ? [...rows, { name: REST, owed: rest, parts: [] }] : rows };
  };
  return row("", [whole], [...paths.keys()], 0);
});

/** The outermost names inside some claims, and the claims that stand under each. */
function namesIn(
  claims: readonly Claim[],
  found = new Map<string, Claim[]>(),
): ReadonlyMap<string, readonly Claim[]> {
  for (const claim of claims) {
    switch (claim.tag) {
      case "zero":
      case "one":
        break;
      case "named":
        if (found.get(claim.name)?.push(claim.claim) === undefined) found.set(claim.name, [claim.claim]);
        break;
      case "all":
        namesIn(claim.claims, found);
        break;
      default:
        namesIn([claim.claim], found);
    }
  }
  return found;
}
