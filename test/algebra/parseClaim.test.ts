import { fc, test } from "@fast-check/vitest";
import {
  add,
  constant,
  describe as describeClaim,
  metric,
  OfferError,
  observe,
  on,
  parseClaim,
  scale,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { claims } from "../laws/kit/claims.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { hostile, spoilt } from "../laws/kit/hostile.js";

const usd = { tag: "one", asset: { kind: "currency", currency: "USD" } };
const scaled = (amount: unknown) => ({ tag: "scale", amount, claim: usd });

describe("a claim that went through JSON", () => {
  test.prop([claims()])("is the claim that it was", (claim) => {
    const read = parseClaim(JSON.parse(JSON.stringify(claim)));
    expect(JSON.stringify(read)).toBe(JSON.stringify(claim));
    expect(describeClaim(read)).toBe(describeClaim(claim));
    expectFrozen([read]);
  });

  test.prop([claims()])("and one that did not is returned as it is", (claim) => {
    expect(parseClaim(claim)).toBe(claim);
    expect(JSON.stringify(parseClaim({ tag: "give", claim: { tag: "give", claim } }))).toBe(
      JSON.stringify(claim),
    );
  });

  it("may be as deep as claims may be", () => {
    let sum = observe(metric("m", 2021, "USD"));
    for (let year = 2022; year < 2200; year += 1) sum = add(sum, observe(metric("m", year, "USD")));
    const claim = on("closing", scale(sum, parseClaim(usd)));
    expect(JSON.stringify(parseClaim(JSON.parse(JSON.stringify(claim))))).toBe(JSON.stringify(claim));
  });
});

describe("people may write", () => {
  it.each<[title: string, data: unknown, words: string]>([
    [
      "dates as rules",
      { tag: "on", date: "closing + 1 year", claim: usd },
      "receive USD 1 on closing + 1 year",
    ],
    [
      "periods as labels",
      scaled({
        tag: "observe",
        observable: { kind: "metric", metric: "m", period: "2021-Q3", currency: "USD" },
      }),
      "receive m for 2021-Q3, in USD, now",
    ],
    [
      "windows of prices",
      scaled({
        tag: "observe",
        observable: {
          kind: "price",
          issuer: "A",
          currency: "USD",
          on: "closing",
          averagedFrom: "closing - 9 days",
        },
      }),
      "receive mean A price from closing - 9 days to closing, in USD, now",
    ],
    [
      "an event that happens by its name alone",
      { tag: "given", condition: { event: "approval" }, claim: usd },
      "receive USD 1 now, if approval",
    ],
    ["nobody who owes", { tag: "owedBy", obligor: null, claim: usd }, "receive USD 1 now"],
    ["nothing", { tag: "zero" }, "nothing is owed"],
  ])("%s", (_, data, words) => {
    expect(describeClaim(parseClaim(data))).toBe(words);
  });
});

describe("data that is no claim is refused where it goes wrong", () => {
  it.each<[title: string, data: unknown, expected: string]>([
    ["nothing", undefined, "claim: invalid-type"],
    ["a list", [usd], "claim: invalid-type"],
    ["an unknown tag", { tag: "gift" }, "claim.tag: invalid-term"],
    ["an amount", { tag: "constant", value: "1" }, "claim.tag: invalid-term"],
    ["an unknown field", { ...usd, quantity: "5" }, "claim.quantity: unknown-key"],
    ["a part that is absent", { tag: "give" }, "claim.claim: invalid-type"],
    ["parts that are no list", { tag: "all", claims: usd }, "claim.claims: invalid-type"],
    ["a part of a list", { tag: "all", claims: [usd, { tag: "one" }] }, "claim.claims.1.asset: invalid-type"],
    [
      "a currency",
      { tag: "one", asset: { kind: "currency", currency: "$" } },
      "claim.asset.currency: invalid-term",
    ],
    ["a number for a decimal", scaled({ tag: "constant", value: 5 }), "claim.amount.value: invalid-decimal"],
    ["an unknown amount", scaled({ tag: "product" }), "claim.amount.tag: invalid-term"],
    ["a claim for an amount", scaled(usd), "claim.amount.tag: invalid-term"],
    [
      "a term of a sum",
      scaled({ tag: "add", left: { tag: "constant", value: "1" } }),
      "claim.amount.right: invalid-type",
    ],
    ["what is observed", scaled({ tag: "observe", observable: {} }), "claim.amount.observable: invalid-type"],
    [
      "the period of a metric",
      scaled({
        tag: "observe",
        observable: { kind: "metric", metric: "m", period: "soon", currency: "USD" },
      }),
      "claim.amount.observable.period: invalid-date",
    ],
    [
      "no period of a metric",
      scaled({ tag: "observe", observable: { kind: "metric", metric: "m", period: null, currency: "USD" } }),
      "claim.amount.observable.period: invalid-date",
    ],
    ["a date", { tag: "on", date: "someday", claim: usd }, "claim.date: invalid-date"],
    [
      "the parts of a date",
      {
        tag: "on",
        date: { from: "closing", moves: [{ direction: 1, by: { count: -1, unit: "day" } }] },
        claim: usd,
      },
      "claim.date: invalid-date",
    ],
    [
      "happens in a text",
      { tag: "given", condition: { event: "e", happens: "no" }, claim: usd },
      "claim.condition.happens: invalid-type",
    ],
    [
      "a condition that is a text",
      { tag: "given", condition: "e", claim: usd },
      "claim.condition: invalid-type",
    ],
    ["nobody in particular", { tag: "owedBy", claim: usd }, "claim.obligor: invalid-term"],
    ["a name", { tag: "named", name: "=1", claim: usd }, "claim.name: invalid-term"],
    [
      "currencies that are mixed",
      scaled({ tag: "observe", observable: { kind: "metric", metric: "m", period: 2021, currency: "EUR" } }),
      "claim.amount: currency-mismatch",
    ],
  ])("%s", (_, data, expected) => {
    expect(problems(refusal(() => parseClaim(data)))).toEqual([expected]);
  });

  it("one that is too deep or too large, before it is built", () => {
    let deep: unknown = usd;
    for (let level = 0; level < 20_000; level += 1) deep = { tag: "give", claim: deep };
    expect(refusal(() => parseClaim(deep)).code).toBe("too-deep");
    let wide: unknown = { tag: "all", claims: Array(600).fill(usd) };
    wide = { tag: "all", claims: Array(600).fill(wide) };
    expect(refusal(() => parseClaim(wide)).code).toBe("too-large");
  });

  const documents = claims().map((claim) => JSON.parse(JSON.stringify(claim)));

  test.prop([fc.oneof(spoilt(documents), hostile())], { numRuns: 300 })(
    "or read, whatever was put into it",
    (data) => {
      try {
        parseClaim(data);
      } catch (error) {
        expect(error).toBeInstanceOf(OfferError);
        expect((error as OfferError).path[0]).toBe("claim");
      }
    },
  );
});

it("amounts that the constructors made may stand in data", () => {
  expect(describeClaim(parseClaim(scaled(constant("5"))))).toBe("receive USD 5 now");
});
