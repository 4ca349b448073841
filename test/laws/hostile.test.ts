import { fc, test } from "@fast-check/vitest";
import * as library from "offer-valuation";
import { afterAll, describe, expect } from "vitest";
import { hostile, spoilt } from "./kit/hostile.js";
import { believedOffers, offerDocuments } from "./kit/offers.js";
import { errorOf } from "./kit/requiredBeliefs.js";

const runs = { numRuns: 300 };

/** Expects a result or an OfferError whose words can be printed: nothing else may come out. */
function expectSound(run: () => unknown): void {
  const error = errorOf(run);
  if (error === undefined) return;
  if (!(error instanceof library.OfferError)) throw error;
  expect(JSON.stringify(error).length).toBeLessThan(50_000);
}

const inherited = Object.getOwnPropertyNames(Object.prototype);

afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
  expect(({} as Record<string, unknown>)["inherited"]).toBeUndefined();
});

describe("whatever it is given", () => {
  test.prop([hostile()], runs)("parseOffer reads it or refuses it", (input) => {
    expectSound(() => library.parseOffer(input));
  });

  test.prop([hostile()], runs)("parseAssumptions reads them or refuses them", (input) => {
    expectSound(() => library.parseAssumptions(input));
  });

  test.prop([spoilt(offerDocuments())], runs)("parseOffer copes with one spoilt field", (input) => {
    expectSound(() => library.parseOffer(input));
  });

  const spoiltBeliefs = believedOffers().chain(({ offer, beliefs }) =>
    spoilt(fc.constant(beliefs)).map((input) => ({ offer, beliefs: input })),
  );
  test.prop([spoiltBeliefs], { numRuns: 150 })(
    "valueOffer copes with one spoilt belief",
    ({ offer, beliefs }) => {
      expectSound(() => library.valueOffer(offer, beliefs as never));
    },
  );

  test.prop([hostile(), hostile()], runs)("valueOffer values or refuses", (offer, beliefs) => {
    expectSound(() => library.valueOffer(offer as never, beliefs as never));
    expectSound(() => library.valueOffer(library.reportedOracleOffer, beliefs as never));
  });

  test.prop([hostile()], runs)("component factories make it or refuse it", (terms) => {
    expectSound(() => library.cash(terms as never));
    expectSound(() => library.stock(terms as never));
    expectSound(() => library.profitShare(terms as never));
  });

  const arguments_ = [hostile(), hostile(), hostile()] as const;

  test.prop([...arguments_], runs)("the flow formulas answer or refuse", (a, b, c) => {
    const date = "2020-01-01";
    expectSound(() => library.xnpv(a as never, b as never, c as never));
    expectSound(() => library.xnpv(a as never, [{ date, amount: "1" }, b as never]));
    expectSound(() => library.xnpv("0.1", [{ date: b as never, amount: a as never }]));
    expectSound(() => library.presentValue("0.1", [{ date, amount: "1" }, b as never], c as never));
    expectSound(() => library.npv(a as never, b as never, c as never));
    expectSound(() => library.npv("0.1", ["1", a as never], { first: 1 }));
  });

  test.prop([hostile()], runs)("xnpv answers or refuses with such options", (options) => {
    expectSound(() => library.xnpv("0.1", [{ date: "2020-01-01", amount: "1" }], options as never));
  });

  test.prop([...arguments_], runs)("the other formulas answer or refuse", (a, b, c) => {
    expectSound(() => library.annuity(a as never, b as never, c as never));
    expectSound(() => library.annuity("0.1", b as never, { first: 1 }));
    expectSound(() => library.yearFraction(a as never, b as never, c as never));
    expectSound(() => library.yearFraction("2020-01-01", "2021-01-01", c as never));
    expectSound(() => library.discountFactor(a as never, b as never, c as never));
    expectSound(() => library.discountFactor(a as never, "2020-01-01", "2020-06-30"));
  });
});

describe("an object that passes itself off as a Decimal", () => {
  const impostor = JSON.parse('{ "toStringTag": "[object Decimal]", "e": 1, "s": 1, "d": [1] }');

  test("is refused in a document", () => {
    expectSound(() => library.parseOffer({ name: impostor }));
    expectSound(() => library.parseAssumptions({ valuationDate: "2020-01-01", discountRate: impostor }));
  });

  test("is refused as a number", () => {
    expectSound(() => library.npv(impostor, ["1"], { first: 1 }));
  });
});

test("a getter in a document is refused and not run", () => {
  let run = 0;
  const document = {
    name: "Deal",
    currency: "USD",
    get components(): unknown {
      run += 1;
      throw new RangeError("run");
    },
  };
  expectSound(() => library.parseOffer(document));
  expect(run).toBe(0);
});

test("a rate that is wrong is named where it stands", () => {
  expect(errorOf(() => library.discountFactor("%8", "2020-01-01", "2021-01-01"))).toMatchObject({
    path: ["rate"],
  });
  const beliefs = { valuationDate: "2020-01-01", discountRate: "8 percent" };
  expect(errorOf(() => library.parseAssumptions(beliefs))).toMatchObject({ path: ["discountRate"] });
});

describe("size alone", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index);

  test("in unknown fields is refused soon", { timeout: 5000 }, () => {
    const document = Object.fromEntries(many(180_000).map((index) => [`someField${index}`, 1]));
    expectSound(() => library.parseOffer(document));
  });

  test("in beliefs that nothing uses does not stall a valuation", { timeout: 5000 }, () => {
    const given = (index: number) => `approval by authority ${index}`;
    const components = many(40).map((index) => ({
      type: "cash",
      name: `Part ${index}`,
      amount: "1",
      paid: "2022-01-01",
      given: [given(index)],
    }));
    const unused = many(20_000).map((index) => [`unused event number ${index}`, "0.5"]);
    const events = Object.fromEntries([...unused, ...many(40).map((index) => [given(index), "0.5"])]);
    const deal = library.parseOffer({ name: "Deal", currency: "USD", components });
    expectSound(() => library.valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1", events }));
  });
});
