// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { ownData } from "../ownData.js";
import type { Amount } from "./amount.js";
import type { Claim } from "./claim.js";

// Amounts and claims are known by how they were made: only the constructors of this library build them, and whoever takes
// one asks here whether it was. So interpreters recurse freely, and nothing that was not understood counts as nothing owed.

/** What an expression is like as a whole; known from its parts when it is built. */
export interface Extent {
  readonly depth: number;
  /** Nodes an interpreter visits: a shared part counts as often as it is reached, a scale once for each delivery below. */
  readonly size: number;
  /** Deliveries of a claim. */
  readonly leaves: number;
  /** Whether it observes anything uncertain. */
  readonly observes: boolean;
  /** Units that its amount is measured in, or things that its deliveries are counted in. */
  readonly units: ReadonlySet<string>;
}

/** Levels that an expression may be nested. */
export const MAX_DEPTH = 500;

/** Nodes that an expression may have. */
export const MAX_SIZE = 200_000;

const amounts = /* @__PURE__ */ new WeakMap<object, Extent>();
const claims = /* @__PURE__ */ new WeakMap<object, Extent>();

/** Freezes a new amount and notes its extent. */
export const buildAmount = <Node extends Amount>(
  node: Node,
  parts: readonly Amount[],
  path: FieldPath,
  own: Partial<Extent> = {},
): Node => build(amounts, node, parts.map(extentOf), path, own);

/** Freezes a new claim and notes its extent. */
export const buildClaim = <Node extends Claim>(
  node: Node,
  parts: readonly (Amount | Claim)[],
  path: FieldPath,
  own: Partial<Extent> = {},
): Node => build(claims, node, parts.map(extentOf), path, own);

/** The extent of an amount or a claim. */
export function extentOf(node: Amount | Claim): Extent {
  const extent = amounts.get(node) ?? claims.get(node);
  if (extent === undefined) throw new Error("an amount or claim was taken without checking how it was made");
  return extent;
}

/** An amount as it came; throws for anything that the constructors of amounts have not made. */
export function checkedAmount(value: unknown, path: FieldPath = ["amount"]): Amount {
  if (isAmount(value)) return value;
  return refuseExpression(
    path,
    "must be an amount, as constant, observe, add, times, min, max … make it",
    value,
  );
}

/** Whether a constructor of amounts has made `value`. */
export const isAmount = (value: unknown): value is Amount => isIn(amounts, value);

/** A claim as it came; throws for anything that the constructors of claims have not made. */
export function checkedClaim(value: unknown, path: FieldPath = ["claim"]): Claim {
  if (isClaim(value)) return value;
  return refuseExpression(path, "must be a claim, as one, all, on, given, delivery … make it", value);
}

/** Whether a constructor of claims has made `value`. */
export const isClaim = (value: unknown): value is Claim => isIn(claims, value);

const isIn = (made: WeakMap<object, Extent>, value: unknown): boolean =>
  typeof value === "object" && value !== null && made.has(value);

function refuseExpression(path: FieldPath, message: string, value: unknown): never {
  throw new OfferError({ code: "invalid-type", path, message, received: inWords(value) });
}

/** What came in place of an expression, with what to do about it where that can be told. */
function inWords(value: unknown): string {
  if (isAmount(value)) return "an amount";
  if (isClaim(value)) return "a claim";
  if (isClaim(ownData(value, "claim"))) return 'an offer: pass its "claim"';
  if (typeof ownData(value, "toClaim") === "function")
    return "a component: pass component.toClaim({ currency, bidder })";
  const isData = typeof ownData(value, "tag") === "string";
  return `${describeReceived(value)}${isData ? ": a claim from JSON is read by parseClaim" : ""}`;
}

const NO_UNITS: ReadonlySet<string> = /* @__PURE__ */ new Set();

/** The units of all parts; of most expressions, one part alone has any. */
function unitsOf(parts: readonly Extent[]): ReadonlySet<string> {
  const measured = parts.filter(({ units }) => units.size > 0);
  const [first = { units: NO_UNITS }, second] = measured;
  return second === undefined ? first.units : new Set(measured.flatMap(({ units }) => [...units]));
}

/**
 * Interpreters recurse freely because nothing deeper or larger than this allows can be built: 60 doublings of one small sum
 * would otherwise keep a computer busy for good.
 */
function build<Node extends object>(
  made: WeakMap<object, Extent>,
  node: Node,
  parts: readonly Extent[],
  path: FieldPath,
  own: Partial<Extent>,
): Node {
  const depth = 1 + parts.reduce((most, part) => Math.max(most, part.depth), 0);
  const size = own.size ?? 1 + parts.reduce((sum, part) => sum + part.size, 0);
  if (depth > MAX_DEPTH || size > MAX_SIZE) {
    const message = `may make an expression at most ${MAX_DEPTH} levels deep and ${MAX_SIZE} nodes large`;
    throw new OfferError({ code: depth > MAX_DEPTH ? "too-deep" : "too-large", path, message });
  }
  made.set(node, {
    depth,
    size,
    leaves: own.leaves ?? parts.reduce((sum, part) => sum + part.leaves, 0),
    units: own.units ?? unitsOf(parts),
    observes: own.observes ?? parts.some((part) => part.observes),
  });
  return Object.freeze(node);
}
