import fc from "fast-check";
import {
  type AssumptionsInput,
  type Component,
  type ComponentFactory,
  Decimal,
  offer,
  type Valuation,
  valueOffer,
} from "offer-valuation";
import { expect } from "vitest";
import { readGolden } from "../golden/golden.js";
import { parties } from "../laws/kit/claims.js";
import { dateRules, isoDates } from "../laws/kit/dates.js";
import { positiveDecimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";

interface ValueFigure {
  readonly name: string;
  readonly component: { readonly type: string };
  readonly beliefs: AssumptionsInput;
  readonly expected: string;
  readonly source: string;
  /** What stands in print for the value minus `less`. */
  readonly published?: string;
  readonly less?: string;
}

/** What stockComponents.py computed. */
export const stockFigures = readGolden<never>("stockComponents") as unknown as {
  readonly values: readonly ValueFigure[];
  readonly delivered: readonly {
    readonly terms: { readonly value: string; readonly low: string; readonly high: string };
    readonly price: string;
    readonly ratio: string;
    readonly value: string;
    readonly published?: string;
  }[];
  readonly fixedPools: {
    readonly terms: { readonly cash: string; readonly ratio: string };
    readonly cash: string;
    readonly shares: string;
  };
};

export const valuationOf = (component: Component, beliefs: AssumptionsInput): Valuation =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Bidder", components: [component] }), beliefs);

/** The golden figures for one kind of component: titles and cases for `it.each`. */
export const figuresFor = (kind: ComponentFactory<never>): [string, ValueFigure][] =>
  stockFigures.values
    .filter(({ component }) => component.type === kind.definition.type)
    .map((figure) => [figure.name, figure]);

/** Expects a component to be worth what an independent computation says, and what a book printed. */
export function expectFigure(kind: ComponentFactory<never>, figure: ValueFigure): void {
  const component = kind.definition.fromDocument(figure.component, []);
  const { presentValue, digits } = valuationOf(component, figure.beliefs);
  expect(figure.expected.replace(/e.*|\D|^0+/g, "").length).toBeGreaterThanOrEqual(40);
  // The figures of averages of prices are those of a lognormal with their mean and variance, as far as they are known.
  const isAverage = "averagedFrom" in figure.component && digits < 28;
  if (isAverage) expect(digits).toBeGreaterThanOrEqual(2);
  expectWithin(isAverage ? `1e${1 - digits}` : "1e-27", presentValue, figure.expected);
  if (figure.published === undefined) return;
  const places = figure.published.split(".")[1]?.length ?? 0;
  expect(presentValue.minus(figure.less ?? "0").toFixed(places)).toBe(figure.published);
}

/** One share at 50 with rates that make round numbers; a year from the valuation date to closing. */
export const beliefsWith = (quote: object = {}, more: Partial<AssumptionsInput> = {}): AssumptionsInput => ({
  valuationDate: "2021-03-01",
  closing: "2022-03-01",
  discountRate: "0.05",
  shares: { X: { price: "50", dividendYield: "0.02", ...quote } },
  ...more,
});

// What random terms have in common. Reference prices lie in the future of every random belief: past ones need fixings.

export const issuers = fc.constantFrom("ORCL", "MSFT");

export const common = {
  note: fc.constantFrom("A remark", "Two\nlines"),
  owedBy: parties(),
  given: fc.array(fc.constantFrom("approval", "listing"), { minLength: 1, maxLength: 2 }),
};

export const futureDates = (): fc.Arbitrary<string> =>
  fc.oneof(
    isoDates(2026, 2040),
    fc.integer({ min: 8, max: 12 }).map((years) => `closing + ${years} years`),
  );

/** When a reference price is taken: on a day, or averaged over a few days up to it. */
export const references = (): fc.Arbitrary<{ priced: string; averagedFrom?: string }> =>
  fc
    .tuple(futureDates(), fc.option(fc.integer({ min: 0, max: 8 })))
    .map(([priced, days]) =>
      days === null ? { priced } : { priced, averagedFrom: `${priced} - ${days} days` },
    );

/** Two different prices in ascending order. */
const ends = fc
  .tuple(positiveDecimals(), positiveDecimals())
  .map((pair) => [...pair].sort((a, b) => new Decimal(a).comparedTo(b)) as [string, string])
  .filter(([low, high]) => !new Decimal(low).equals(high));

/** The terms that every collar has, with the ends of the band that it has. */
export const collarTerms = (): fc.Arbitrary<object & { low?: string; high?: string }> =>
  fc
    .tuple(
      fc.record(
        {
          issuer: issuers,
          targetShares: positiveDecimals(),
          currency: fc.constantFrom("USD", "EUR"),
          delivered: dateRules(),
          ...common,
        },
        { requiredKeys: ["issuer"] },
      ),
      references(),
      ends,
      fc.constantFrom("both", "low", "high"),
      fc.record({ walkAwayBelow: positiveDecimals(), breakValue: positiveDecimals() }, { requiredKeys: [] }),
    )
    .map(([terms, reference, [low, high], has, { walkAwayBelow, breakValue }]) => ({
      ...terms,
      ...reference,
      ...(has === "high" ? {} : { low }),
      ...(has === "low" ? {} : { high }),
      ...(walkAwayBelow === undefined ? {} : { walkAwayBelow }),
      ...(walkAwayBelow === undefined || breakValue === undefined ? {} : { breakValue }),
    }));
