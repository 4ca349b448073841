import { type AssumptionsInput, type Condition, Decimal, discountFactor } from "offer-valuation";
import { type DateRule, readDateRule } from "../../../src/time/dateRule.js";
import type { ClaimTree } from "./claims.js";
import { sum, sumOfSizes } from "./closeTo.js";
import { dateOfDay } from "./dates.js";
import { dayIn, evaluate, type World } from "./evaluate.js";
import type { RateTerms } from "./rates.js";
import { type Rational, rational, times, toDecimal } from "./rational.js";

/** Where `evaluate` takes closing to be. */
export const CLOSING = "2021-06-30";

/** Beliefs with nothing left unsaid, so that reading them takes no defaults. */
export interface PlainBeliefs extends AssumptionsInput {
  readonly valuationDate: string;
  readonly discountRate: RateTerms;
  readonly currencies: Readonly<Record<string, { readonly spot: string; readonly discountRate: RateTerms }>>;
  readonly shares: Readonly<Record<string, { readonly price: string; readonly dividendYield: string }>>;
  readonly events: Readonly<Record<string, string>>;
  readonly creditSpreads: Readonly<Record<string, string>>;
}

interface Around {
  readonly units: Rational;
  readonly size: Rational;
  readonly day: string;
  readonly conditions: readonly Condition[];
  readonly obligor: string | null;
}

/** The value of a claim reckoned from its tree as written: the definition of each tag and nothing else. */
export function directValue(
  tree: ClaimTree,
  world: World,
  beliefs: PlainBeliefs,
): { readonly value: Decimal; readonly size: Decimal } {
  const values: Decimal[] = [];
  const sizes: Decimal[] = [];
  const walk = (at: ClaimTree, around: Around): void => {
    switch (at.tag) {
      case "zero":
        return;
      case "one": {
        const price = priceOf(at, around, beliefs).times(oddsOf(around.conditions, beliefs.events));
        values.push(toDecimal(around.units).times(price));
        sizes.push(toDecimal(around.size).times(price));
        return;
      }
      case "all":
        for (const part of at.claims) walk(part, around);
        return;
      case "give":
        walk(at.claim, { ...around, units: times(around.units, rational(-1)) });
        return;
      case "scale": {
        const { value, size } = evaluate(at.amount, world);
        walk(at.claim, {
          ...around,
          units: times(around.units, value),
          size: times(around.size, size),
        });
        return;
      }
      case "on":
        walk(at.claim, { ...around, day: dateOfDay(dayIn(readDateRule(at.date) as DateRule)) });
        return;
      case "given":
        walk(at.claim, { ...around, conditions: [...around.conditions, at.condition] });
        return;
      case "owedBy":
        walk(at.claim, { ...around, obligor: at.obligor });
        return;
      case "named":
        walk(at.claim, around);
    }
  };
  const start = { units: rational(1), size: rational(1), conditions: [], obligor: "Bidder" };
  walk(tree, { ...start, day: beliefs.valuationDate });
  return { value: sum(values), size: sumOfSizes(sizes) };
}

function oddsOf(conditions: readonly Condition[], events: PlainBeliefs["events"]): Decimal {
  const names = [...new Set(conditions.map(({ event }) => event))];
  return names.reduce((joint, name) => {
    const sides = new Set(conditions.filter(({ event }) => event === name).map(({ happens }) => happens));
    const [happens] = sides;
    const probability = new Decimal(events[name] ?? "NaN");
    if (sides.size > 1) return new Decimal(0);
    return joint.times(happens ? probability : new Decimal(1).minus(probability));
  }, new Decimal(1));
}

function priceOf(
  { asset }: Extract<ClaimTree, { tag: "one" }>,
  around: Around,
  beliefs: PlainBeliefs,
): Decimal {
  const { valuationDate, creditSpreads, currencies, shares } = beliefs;
  if (around.day < valuationDate) return new Decimal(0);
  if (asset.kind === "share") {
    const { price, dividendYield } = shares[asset.issuer] ?? { price: "NaN", dividendYield: "0" };
    const rate = { rate: dividendYield, compounding: "continuous" } as const;
    return discountFactor(rate, valuationDate, around.day).times(price);
  }
  const foreign = currencies[asset.currency];
  const rate = foreign?.discountRate ?? beliefs.discountRate;
  // What is due by closing is exchanged for the target; nobody's credit stands behind it.
  const obligor = around.day <= CLOSING ? null : around.obligor;
  const spread = creditSpreads[obligor ?? "nobody"] ?? "0";
  const risky = { ...rate, rate: new Decimal(rate.rate).plus(spread) };
  return discountFactor(risky, valuationDate, around.day).times(foreign?.spot ?? "1");
}
