import { OfferError } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { type DateRule, type DateRuleInput, toDateRule } from "../time/dateRule.js";
import { type Amount, constant, times } from "./amount.js";
import { type Asset, checkedAsset } from "./asset.js";
import { checkedName } from "./checkedName.js";
import { build, shapeOf } from "./shape.js";

/** An event happening, or not happening. Its odds are a belief; the claim only says what hangs on it. */
export interface Condition {
  readonly event: string;
  readonly happens: boolean;
}

/** Who owes: a party's name, or nobody where the money already lies with a third party (escrow). */
export type Obligor = string | null;

/** What is owed, as data, seen from the receiver. Nothing in it says what it is worth. */
export type Claim =
  | { readonly tag: "zero" }
  | { readonly tag: "one"; readonly asset: Asset }
  | { readonly tag: "all"; readonly claims: readonly Claim[] }
  | { readonly tag: "give"; readonly claim: Claim }
  | { readonly tag: "scale"; readonly amount: Amount; readonly claim: Claim }
  | { readonly tag: "on"; readonly date: DateRule; readonly claim: Claim }
  | { readonly tag: "given"; readonly condition: Condition; readonly claim: Claim }
  | { readonly tag: "owedBy"; readonly obligor: Obligor; readonly claim: Claim }
  | { readonly tag: "named"; readonly name: string; readonly claim: Claim };

const NOTHING: Claim = /* @__PURE__ */ build({ tag: "zero" }, []);

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
export const one = (asset: Asset): Claim =>
  build({ tag: "one", asset: checkedAsset(asset) }, [], {
    leaves: 1,
    units: new Set([asset.kind === "share" ? `shares of ${asset.issuer}` : asset.currency]),
  });

/**
 * All of several claims. Order does not matter to the value.
 *
 * @example
 * ```ts
 * describe(all([zero(), one(share("ORCL"))])); // => receive 1 ORCL share now
 * ```
 */
export function all(claims: readonly Claim[]): Claim {
  for (const claim of claims) shapeOf(claim);
  const flat = claims.flatMap((claim) =>
    claim.tag === "all" ? claim.claims : claim.tag === "zero" ? [] : [claim],
  );
  const [only] = flat;
  if (only === undefined) return NOTHING;
  return flat.length === 1 ? only : build({ tag: "all", claims: Object.freeze(flat) }, flat);
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
  if (claim.tag === "zero") return claim;
  return claim.tag === "give" ? claim.claim : build({ tag: "give", claim }, [claim]);
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
  const [unit] = shapeOf(amount).units;
  const others = [...shapeOf(claim).units].filter((paid) => unit !== undefined && paid !== unit);
  if (others.length > 0) {
    const message = `an amount in ${unit} cannot be paid in ${others.sort().join(" or ")} without a conversion`;
    throw new OfferError({ code: "currency-mismatch", path: [], message });
  }
  if (shapeOf(amount).observes && shapeOf(claim).observes) {
    const message = "one observed amount cannot multiply another: amounts must stay piecewise linear";
    throw new OfferError({ code: "not-piecewise-linear", path: [], message });
  }
  if (claim.tag === "zero") return claim;
  if (amount.tag === "constant") {
    if (amount.value.equals(1)) return claim;
    if (claim.tag === "scale") return scale(times(amount.value, claim.amount), claim.claim);
  }
  const { leaves, size, units } = shapeOf(claim);
  return build({ tag: "scale", amount, claim }, [amount, claim], {
    units,
    size: 1 + size + Math.max(1, leaves) * shapeOf(amount).size,
    leaves,
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
  if (claim.tag === "zero" || claim.tag === "on") return claim;
  return build({ tag: "on", date: toDateRule(date), claim }, [claim]);
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
  if (claim.tag === "zero") return claim;
  return build(
    { tag: "given", condition: Object.freeze({ event: checkedName(event, "event"), happens }), claim },
    [claim],
  );
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
  if (claim.tag === "zero" || claim.tag === "owedBy") return claim;
  if (obligor !== null) checkedName(obligor, "obligor");
  return build({ tag: "owedBy", obligor, claim }, [claim]);
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
  build({ tag: "named", name: checkedName(name, "name"), claim }, [claim]);

/**
 * So many units of an asset on a date: the claim most components come down to.
 *
 * @example
 * ```ts
 * describe(delivery("5e6", currency("USD"), "closing + 1 year")); // => receive USD 5,000,000 on closing + 1 year
 * ```
 */
export const delivery = (count: Amount | DecimalInput, asset: Asset, date: DateRule | DateRuleInput): Claim =>
  on(date, scale(isAmount(count) ? count : constant(count), one(asset)));

const isAmount = (count: Amount | DecimalInput): count is Amount =>
  typeof count === "object" && count !== null && "tag" in count;
