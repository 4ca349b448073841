import { OfferError } from "../errors.js";
import { type DecimalInput, toDecimal } from "../numeric/decimal.js";
import { isList, ownData } from "../ownData.js";
import { type DateRule, type DateRuleInput, toDateRule } from "../time/dateRule.js";
import { type Amount, constant, times } from "./amount.js";
import { checkedBoolean, checkedName, refuseType } from "./arguments.js";
import { type Asset, checkedAsset } from "./asset.js";
import { buildClaim, checkedAmount, checkedClaim, extentOf, MAX_SIZE } from "./expression.js";

/** An event happening, or not happening. Its odds are a belief; the claim only says what hangs on it. */
export interface Condition {
  /** The name of the event. */
  readonly event: string;
  /** Whether it must happen, or must not. */
  readonly happens: boolean;
}

/** The event that another one happens in a period, by the label of the period. */
export const eventIn = (event: string, period: string): string => `${event} in ${period}`;

/** Who owes: a party's name, or nobody where the money already lies with a third party (escrow). */
export type Obligor = string | null;

/** What is owed, as data, seen from the receiver. Nothing in it says what it is worth. */
export type Claim =
  | { readonly tag: "zero" }
  | {
      readonly tag: "one";
      /** What one unit of is delivered. */
      readonly asset: Asset;
    }
  | {
      readonly tag: "all";
      /** The claims that are all owed. */
      readonly claims: readonly Claim[];
    }
  | {
      readonly tag: "give";
      /** The claim of which payer and receiver are swapped. */
      readonly claim: Claim;
    }
  | {
      readonly tag: "scale";
      /** What the claim is multiplied by. */
      readonly amount: Amount;
      /** The claim that is multiplied. */
      readonly claim: Claim;
    }
  | {
      readonly tag: "on";
      /** The day of delivery. */
      readonly date: DateRule;
      /** What is delivered then. */
      readonly claim: Claim;
    }
  | {
      readonly tag: "given";
      /** The event that must happen, or must not. */
      readonly condition: Condition;
      /** What is owed only then. */
      readonly claim: Claim;
    }
  | {
      readonly tag: "owedBy";
      /** Whose credit stands behind the claim; null for nobody's. */
      readonly obligor: Obligor;
      /** The claim that is owed. */
      readonly claim: Claim;
    }
  | {
      readonly tag: "named";
      /** The name to report it under. */
      readonly name: string;
      /** The claim that bears the name. */
      readonly claim: Claim;
    };

const NOTHING: Claim = /* @__PURE__ */ buildClaim({ tag: "zero" }, [], []);

/**
 * Nothing is owed.
 *
 * @example
 * ```ts
 * describe(zero()); // => nothing is owed
 * ```
 */
export const zero = (): Claim => NOTHING;

/**
 * One unit of an asset, now: on the valuation date, unless `on` says when.
 *
 * @example
 * ```ts
 * describe(one(currency("USD"))); // => receive USD 1 now
 * ```
 */
export function one(asset: Asset): Claim {
  const checked = checkedAsset(asset);
  const unit = checked.kind === "share" ? `shares of ${checked.issuer}` : checked.currency;
  return buildClaim({ tag: "one", asset: checked }, [], ["asset"], { leaves: 1, units: new Set([unit]) });
}

/**
 * All of several claims. Order does not matter to the value.
 *
 * @example
 * ```ts
 * describe(all([zero(), one(share("ORCL"))])); // => receive 1 ORCL share now
 * ```
 */
export function all(claims: readonly Claim[]): Claim {
  if (!isList(claims)) refuseType(["claims"], "must be a list of claims", claims);
  if (claims.length > MAX_SIZE) {
    const message = `must be a list of at most ${MAX_SIZE} claims`;
    throw new OfferError({ code: "too-large", path: ["claims"], message });
  }
  const checked = Array.from({ length: claims.length }, (_, index) =>
    checkedClaim(ownData(claims, index), ["claims", index]),
  );
  const flat = checked.flatMap((claim) =>
    claim.tag === "all" ? claim.claims : claim.tag === "zero" ? [] : [claim],
  );
  const [only] = flat;
  if (only === undefined) return NOTHING;
  return flat.length === 1 ? only : buildClaim({ tag: "all", claims: Object.freeze(flat) }, flat, ["claims"]);
}

/**
 * A claim with payer and receiver swapped.
 *
 * @example
 * ```ts
 * describe(give(one(currency("USD")))); // => pay USD 1 now
 * ```
 */
export function give(claim: Claim): Claim {
  checkedClaim(claim);
  if (claim.tag === "zero") return claim;
  return claim.tag === "give" ? claim.claim : buildClaim({ tag: "give", claim }, [claim], ["claim"]);
}

/**
 * A claim multiplied by an amount.
 *
 * @throws OfferError `currency-mismatch` where an amount measured in one currency would be paid in something else, and
 * `not-piecewise-linear` where one observed amount would multiply another.
 * @example
 * ```ts
 * describe(scale(constant("5e6"), one(share("ORCL")))); // => receive 5,000,000 ORCL shares now
 * ```
 */
export function scale(amount: Amount, claim: Claim): Claim {
  const measured = extentOf(checkedAmount(amount));
  const owed = extentOf(checkedClaim(claim));
  const [unit] = measured.units;
  const others = [...owed.units].filter((paid) => unit !== undefined && paid !== unit);
  if (others.length > 0) {
    const message = `an amount in ${unit} cannot be paid in ${others.sort().join(" or ")} without a conversion`;
    throw new OfferError({ code: "currency-mismatch", path: ["amount"], message });
  }
  if (measured.observes && owed.observes) {
    const message = "one observed amount cannot multiply another: amounts must stay piecewise linear";
    throw new OfferError({ code: "not-piecewise-linear", path: ["amount"], message });
  }
  if (claim.tag === "zero") return claim;
  if (amount.tag === "constant") {
    if (amount.value.equals(1)) return claim;
    if (claim.tag === "scale") return scale(times(amount.value, claim.amount), claim.claim);
  }
  return buildClaim({ tag: "scale", amount, claim }, [amount, claim], ["amount"], {
    units: owed.units,
    size: 1 + owed.size + Math.max(1, owed.leaves) * measured.size,
    leaves: owed.leaves,
  });
}

/**
 * A claim that is delivered on a date. The date nearest to the delivery counts: an outer date does not move what already
 * has one.
 *
 * @example
 * ```ts
 * describe(on("closing + 3 months", one(currency("USD")))); // => receive USD 1 on closing + 3 months
 * ```
 */
export function on(date: DateRule | DateRuleInput, claim: Claim): Claim {
  const day = toDateRule(date, ["date"]);
  checkedClaim(claim);
  if (claim.tag === "zero" || claim.tag === "on") return claim;
  return buildClaim({ tag: "on", date: day, claim }, [claim], ["claim"]);
}

/**
 * A claim owed only if an event happens or, with `false`, only if it does not. Conditions nest as a set: the same one twice
 * counts once; an event and its opposite make the claim worthless.
 *
 * @example
 * ```ts
 * describe(given("approval", one(currency("USD")))); // => receive USD 1 now, if approval
 * ```
 */
export function given(event: string, claim: Claim, happens = true): Claim {
  const condition = Object.freeze({
    event: checkedName(event, "event"),
    happens: checkedBoolean(happens, "happens"),
  });
  checkedClaim(claim);
  return claim.tag === "zero" ? claim : buildClaim({ tag: "given", condition, claim }, [claim], ["claim"]);
}

/**
 * Whose credit stands behind a claim; null for money in escrow, which is nobody's debt. The party nearest to the delivery
 * counts.
 *
 * @example
 * ```ts
 * describe(owedBy("Oracle", one(currency("USD")))); // => receive USD 1 now, owed by Oracle
 * ```
 */
export function owedBy(obligor: Obligor, claim: Claim): Claim {
  if (obligor !== null) checkedName(obligor, "obligor");
  checkedClaim(claim);
  if (claim.tag === "zero" || claim.tag === "owedBy") return claim;
  return buildClaim({ tag: "owedBy", obligor, claim }, [claim], ["claim"]);
}

/**
 * A claim with a name to report it under. Changes no value; names nest into the rows of a breakdown.
 *
 * @example
 * ```ts
 * describe(named("Fee", one(currency("USD")))); // => Fee: receive USD 1 now
 * ```
 */
export const named = (name: string, claim: Claim): Claim =>
  buildClaim(
    { tag: "named", name: checkedName(name, "name"), claim: checkedClaim(claim) },
    [claim],
    ["claim"],
  );

/**
 * So many units of an asset on a date: the claim most components come down to.
 *
 * @example
 * ```ts
 * describe(delivery("5e6", currency("USD"), "closing + 1 year")); // => receive USD 5,000,000 on closing + 1 year
 * ```
 */
export const delivery = (count: Amount | DecimalInput, asset: Asset, date: DateRule | DateRuleInput): Claim =>
  on(date, scale(amountOf(count), one(asset)));

const amountOf = (count: Amount | DecimalInput): Amount =>
  ownData(count, "tag") === undefined
    ? constant(toDecimal(count, ["count"]))
    : checkedAmount(count, ["count"]);
