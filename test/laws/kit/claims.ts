import fc from "fast-check";
import {
  type Asset,
  all,
  type Claim,
  type Condition,
  currency,
  give,
  given,
  named,
  on,
  one,
  owedBy,
  scale,
  share,
  stockWorth,
  zero,
} from "offer-valuation";
import { type AmountTree, amountOf, amountTrees, isObserving } from "./amounts.js";
import { dateRules } from "./dates.js";
import { decimals } from "./decimals.js";

/** A claim written down as plain data, before any constructor has had a chance to simplify it. */
export type ClaimTree =
  | { readonly tag: "zero" }
  | { readonly tag: "one"; readonly asset: Asset }
  | { readonly tag: "all"; readonly claims: readonly ClaimTree[] }
  | { readonly tag: "give"; readonly claim: ClaimTree }
  | { readonly tag: "scale"; readonly amount: AmountTree; readonly claim: ClaimTree }
  | { readonly tag: "on"; readonly date: string; readonly claim: ClaimTree }
  | { readonly tag: "given"; readonly condition: Condition; readonly claim: ClaimTree }
  | { readonly tag: "owedBy"; readonly obligor: string | null; readonly claim: ClaimTree }
  | { readonly tag: "named"; readonly name: string; readonly claim: ClaimTree };

export const events = (): fc.Arbitrary<string> => fc.constantFrom("approval", "listing", "no recession");
export const parties = (): fc.Arbitrary<string> => fc.constantFrom("Oracle", "Bank");

const assets = (): fc.Arbitrary<Asset> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(currency("USD")) },
    fc.constantFrom(currency("EUR"), share("ORCL"), share("MSFT"), stockWorth("USD", "ORCL")),
  );

const fixed = (value: string): AmountTree => ({ tag: "constant", value });

const trees = fc.letrec<{ tree: ClaimTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthIdentifier: "claim" },
    fc.record({ tag: fc.constant("one" as const), asset: assets() }),
    fc.constant<ClaimTree>({ tag: "zero" }),
    fc.record({ tag: fc.constant("all" as const), claims: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ tag: fc.constant("give" as const), claim: tie("tree") }),
    fc.record({
      tag: fc.constant("scale" as const),
      amount: fc.oneof(decimals().map(fixed), amountTrees(2)),
      claim: tie("tree"),
    }),
    fc.record({ tag: fc.constant("on" as const), date: dateRules(), claim: tie("tree") }),
    fc.record({
      tag: fc.constant("given" as const),
      condition: fc.record({ event: events(), happens: fc.boolean() }),
      claim: tie("tree"),
    }),
    fc.record({
      tag: fc.constant("owedBy" as const),
      obligor: fc.option(parties()),
      claim: tie("tree"),
    }),
    fc.record({
      tag: fc.constant("named" as const),
      name: fc.constantFrom("Fee", "Bonus"),
      claim: tie("tree"),
    }),
  ),
})).tree;

/** Claims as trees: nested, in every form, at most one observed dollar amount along a path. */
export const claimTrees = (): fc.Arbitrary<ClaimTree> => trees.map(withinTheAlgebra);

/** Claims as the constructors make them. */
export const claims = (): fc.Arbitrary<Claim> => claimTrees().map(claimOf);

/** Replaces an observed amount by a fixed one where it would multiply another, or be paid in something else. */
function withinTheAlgebra(tree: ClaimTree): ClaimTree {
  if (tree.tag === "zero" || tree.tag === "one") return tree;
  if (tree.tag === "all") return { ...tree, claims: tree.claims.map(withinTheAlgebra) };
  const claim = withinTheAlgebra(tree.claim);
  if (tree.tag !== "scale" || !isObserving(tree.amount)) return { ...tree, claim };
  return someOne(
    claim,
    ({ observed, asset }) => observed || asset.kind === "share" || asset.currency !== "USD",
  )
    ? { ...tree, amount: fixed("3"), claim }
    : { ...tree, claim };
}

const someOne = (
  tree: ClaimTree,
  matches: (at: { asset: Asset; observed: boolean }) => boolean,
  observed = false,
): boolean => {
  if (tree.tag === "zero") return false;
  if (tree.tag === "one") return matches({ asset: tree.asset, observed });
  if (tree.tag === "all") return tree.claims.some((claim) => someOne(claim, matches, observed));
  return someOne(tree.claim, matches, observed || (tree.tag === "scale" && isObserving(tree.amount)));
};

/** The claim that the constructors make of a tree. */
export function claimOf(tree: ClaimTree): Claim {
  switch (tree.tag) {
    case "zero":
      return zero();
    case "one":
      return one(tree.asset);
    case "all":
      return all(tree.claims.map(claimOf));
    case "give":
      return give(claimOf(tree.claim));
    case "scale":
      return scale(amountOf(tree.amount), claimOf(tree.claim));
    case "on":
      return on(tree.date, claimOf(tree.claim));
    case "given":
      return given(tree.condition.event, claimOf(tree.claim), tree.condition.happens);
    case "owedBy":
      return owedBy(tree.obligor, claimOf(tree.claim));
    case "named":
      return named(tree.name, claimOf(tree.claim));
  }
}
