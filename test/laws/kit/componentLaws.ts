import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  type ComponentFactory,
  Decimal,
  describe as inWords,
  type Offer,
  offer,
  parseOffer,
  requirements,
  termSheet,
  valueOffer,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { beliefsFor } from "./beliefs.js";
import { expectClose, sum } from "./closeTo.js";
import { expectFinite } from "./finite.js";
import { expectFrozen, expectOwnDocument, freezeAll } from "./frozen.js";
import { errorOf, expectMissing, requiredPaths, without } from "./requiredBeliefs.js";
import { sizeOf } from "./valueClaim.js";

const CONTEXT = { currency: "USD", bidder: "Bidder" };

/**
 * Registers the tests that every kind of component must pass, whatever it is: it only needs its factory and an arbitrary of
 * terms that the factory accepts. Names are the laws' own business: the terms should leave `name` out.
 */
export function componentLaws<Terms extends object>(
  kind: string,
  factory: ComponentFactory<Terms>,
  terms: fc.Arbitrary<Terms>,
  runs: { readonly numRuns: number } = { numRuns: 30 },
): void {
  const dealOf = (component: Component): Offer =>
    offer({ name: "Deal", ...CONTEXT, components: [component] });
  const read = (document: unknown): Component =>
    parseOffer({ name: "Deal", ...CONTEXT, components: [document] }, { components: [factory] })
      .components[0] as Component;
  const believed = terms.chain((drawn) => {
    const deal = dealOf(factory(drawn));
    return beliefsFor(requirements(deal.claim)).map((beliefs) => ({ terms: drawn, deal, beliefs }));
  });
  const valued = (component: Component, beliefs: AssumptionsInput) => valueOffer(dealOf(component), beliefs);

  describe(`${kind}, as a component`, () => {
    test("has an example that is one of its kind", () => {
      expect(read(factory.definition.example).type).toBe(factory.definition.type);
    });

    test.prop([terms], runs)("leaves its terms as they were", (drawn) => {
      const before = structuredClone(drawn);
      factory(drawn);
      factory(freezeAll(structuredClone(drawn)));
      expect(drawn).toEqual(before);
    });

    test.prop([terms], runs)("cannot be changed, nor can its claim and its document", (drawn) => {
      const component = factory(drawn);
      expectFrozen([component, component.toClaim(CONTEXT)]);
      expectOwnDocument(component);
    });

    test.prop([terms], runs)("comes back from its document the same", (drawn) => {
      const component = factory(drawn);
      const back = read(JSON.parse(JSON.stringify(component)));
      expect(back.toJSON()).toEqual(component.toJSON());
      expect(back.assumed).toEqual(component.assumed);
      expect(back.toClaim(CONTEXT)).toEqual(component.toClaim(CONTEXT));
    });

    test.prop([terms], runs)("states no default that was stated, and states what it was given", (drawn) => {
      const { assumed, ...component } = factory(drawn);
      const stated = Object.keys(drawn).filter(
        (key) => (drawn as Record<string, unknown>)[key] !== undefined,
      );
      expect(assumed.map(({ path }) => path[0]).filter((key) => stated.includes(String(key)))).toEqual([]);
      expect(Object.keys(component.toJSON()).sort()).toEqual(["type", ...stated].sort());
    });

    test.prop([terms], runs)("refuses a field it does not know, by its name", (drawn) => {
      const error = errorOf(() => factory({ ...drawn, unheardOf: "1" }));
      expect(error).toMatchObject({ code: "unknown-key", path: ["unheardOf"] });
    });

    test.prop([terms], runs)("is described line by line under its name", (drawn) => {
      const named = factory({ ...drawn, name: "The thing" });
      const lines = inWords(named.toClaim(CONTEXT)).split("\n");
      expect(lines.every((line) => line.startsWith("The thing"))).toBe(true);
      for (const line of lines) expect(termSheet(dealOf(named))).toContain(line);
    });

    test.prop([believed], runs)(
      "has a finite value once everything it requires is believed",
      ({ deal, beliefs }) => {
        const valuation = valueOffer(deal, beliefs);
        expectFinite(valuation);
        const flows = valuation.cashFlows.map(({ presentValue }) => presentValue);
        expectClose(valuation.presentValue, sum(flows), sizeOf(valuation));
      },
    );

    test.prop([believed], runs)("requires nothing that it could do without", ({ deal, beliefs }) => {
      for (const path of requiredPaths(requirements(deal.claim), "USD")) {
        expectMissing(() => valueOffer(deal, without(beliefs, path)), path);
      }
    });

    test.prop([believed], runs)("is worth the same under another name", ({ terms: drawn, beliefs }) => {
      const [plain, named] = [factory(drawn), factory({ ...drawn, name: "The thing" })];
      expect(valued(named, beliefs).presentValue).toEqual(valued(plain, beliefs).presentValue);
    });

    const probabilities = fc.constantFrom("0", "0.25", "1");
    test.prop([believed, probabilities, fc.boolean()], runs)(
      "is worth its odds times its value when it hangs on an event, or on its opposite",
      (drawn, probability, happens) => {
        const { deal, terms: plain, beliefs } = drawn;
        const given = [...((plain as { given?: [] }).given ?? []), { event: "something else", happens }];
        const unsure = { ...beliefs, events: { ...beliefs.events, "something else": probability } };
        const odds = happens ? new Decimal(probability) : new Decimal(1).minus(probability);
        const certain = valueOffer(deal, beliefs);
        const { presentValue } = valued(factory({ ...plain, given }), unsure);
        expectClose(presentValue, certain.presentValue.times(odds), sizeOf(certain));
      },
    );

    test.prop([believed], runs)("is worth its value in another currency when all rates are one", (drawn) => {
      const { deal, beliefs } = drawn;
      // Quotes without a currency are in the valuation's, which is about to change; so are forecasts, which name none.
      const rate = beliefs.discountRate ?? "0";
      const inDollars = shareQuotesIn("USD", { ...beliefs, currencies: ratesOf(beliefs, rate) });
      const inPounds = {
        ...inDollars,
        currency: "GBP",
        currencies: poundsFor(inDollars, "0.8", rate),
      };
      const [dollars, pounds] = [valueOffer(deal, inDollars), valueOffer(deal, inPounds)];
      expectClose(pounds.presentValue, dollars.presentValue.times("0.8"), sizeOf(dollars).times("0.8"));
    });
  });
}

type Quotes = NonNullable<AssumptionsInput["currencies"]>;
type RateTerms = NonNullable<AssumptionsInput["discountRate"]>;

const shareQuotesIn = (currency: string, beliefs: AssumptionsInput): AssumptionsInput => ({
  ...beliefs,
  shares: Object.fromEntries(
    Object.entries(beliefs.shares ?? {}).map(([issuer, quote]) => [issuer, { currency, ...quote }]),
  ),
});

const ratesOf = ({ currencies = {} }: AssumptionsInput, rate: RateTerms): Quotes =>
  Object.fromEntries(
    Object.entries(currencies).map(([code, { spot }]) => [code, { spot, discountRate: rate }]),
  );

/** Exchange rates into pounds from those into dollars. */
const poundsFor = ({ currencies = {} }: AssumptionsInput, pounds: string, rate: RateTerms): Quotes => ({
  USD: { spot: pounds, discountRate: rate },
  ...Object.fromEntries(
    Object.entries(currencies).map(([code, { spot }]) => [
      code,
      { spot: new Decimal(spot).times(pounds), discountRate: rate },
    ]),
  ),
});
