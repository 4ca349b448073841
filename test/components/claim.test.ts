import fc from "fast-check";
import {
  all,
  type Claim,
  claim,
  constant,
  currency,
  defineComponent,
  delivery,
  describe as describeClaim,
  give,
  given,
  metric,
  observe,
  offer,
  one,
  parseOffer,
  scale,
  term,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, problems, refusal } from "../input/refusal.js";
import { claims } from "../laws/kit/claims.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { common } from "./moneyTerms.js";

const documents = claims()
  .filter((drawn) => describeClaim(drawn) !== "nothing is owed")
  .map((drawn) => JSON.parse(JSON.stringify(drawn)));
componentLaws("a claim", claim, fc.record({ claim: documents, ...common }, { requiredKeys: ["claim"] }));

const usd = one(currency("USD"));
const context = { currency: "USD", bidder: "Buyer" };

describe("a claim in an offer", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    bidder: "Buyer",
    components: [
      claim({
        name: "Swap",
        claim: all([
          delivery("250", currency("USD"), "closing"),
          give(given("listing", delivery("100", currency("USD"), "closing"))),
        ]),
      }),
    ],
  });
  const beliefs = {
    valuationDate: "2021-01-01",
    closing: "2022-01-01",
    discountRate: "0.25",
    events: { listing: "0.5" },
  };

  it("is worth what it is worth", () => {
    expect(valueOffer(deal, beliefs).presentValue.toString()).toBe("160");
  });

  it("is the same offer as a document", () => {
    const read = parseOffer(JSON.parse(JSON.stringify(deal)));
    expect(describeClaim(read.claim)).toBe(describeClaim(deal.claim));
    expect(valueOffer(read, beliefs).presentValue.toString()).toBe("160");
  });

  it("may be written by hand", () => {
    const written = {
      tag: "on",
      date: "closing + 1 year",
      claim: { tag: "one", asset: { kind: "currency", currency: "USD" } },
    };
    const read = parseOffer(dealWith({ type: "claim", claim: written }, { bidder: "Buyer" }));
    expect(describeClaim(read.claim)).toBe("Claim: receive USD 1 on closing + 1 year, owed by Buyer");
  });

  it.each<[title: string, terms: object, expected: string]>([
    ["nothing", {}, "components.0.claim: missing-term"],
    ["a number", { claim: 5 }, "components.0.claim: invalid-type"],
    ["an unknown tag", { claim: { tag: "gift" } }, "components.0.claim.tag: invalid-term"],
    [
      "a wrong part",
      {
        claim: {
          tag: "all",
          claims: [{ tag: "zero" }, { tag: "one", asset: { kind: "currency", currency: "$" } }],
        },
      },
      "components.0.claim.claims.1.asset.currency: invalid-term",
    ],
    ["an unknown field", { claim: { tag: "zero", extra: 1 } }, "components.0.claim.extra: unknown-key"],
  ])("refuses %s where it goes wrong", (_, terms, expected) => {
    expect(problems(refusal(() => parseOffer(dealWith({ type: "claim", ...terms }))))).toEqual([expected]);
  });
});

describe("a mistake in how a component is lowered is not one of its terms", () => {
  const lowering = (lower: () => Claim) =>
    defineComponent({
      type: "bonus",
      label: "Bonus",
      summary: "A bonus.",
      example: { type: "bonus", amount: "5" },
      terms: () => ({ amount: term.decimal("Amount") }),
      lower,
    })({ amount: "5" });

  it.each<[title: string, lower: () => Claim, words: string]>([
    [
      "a metric in another currency",
      () => scale(observe(metric("m", 2021, "EUR")), usd),
      "amount: an amount in EUR cannot be paid in USD without a conversion",
    ],
    [
      "a number",
      () => scale(constant(5 as never), usd),
      'value: must be a decimal string such as "0.08" or "10e9": write "5" in quotes, because a JavaScript number may already have lost digits',
    ],
    [
      "nothing at all",
      () => undefined as never,
      "must be a claim, as one, all, on, given, delivery … make it",
    ],
    ["data", () => ({ tag: "zero" }), "must be a claim, as one, all, on, given, delivery … make it"],
  ])("%s", (_, lower, words) => {
    const component = lowering(lower);
    const error = refusal(() => offer({ ...context, name: "Deal", components: [component] }));
    expect(error.path).toEqual(["components", 0]);
    expect(error.message).toContain(
      `components[0]: the component "Bonus" (bonus) lowers its terms to a claim that is refused: ${words}`,
    );
  });
});
