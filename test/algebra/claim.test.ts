import {
  all,
  type Claim,
  cash,
  cashFlows,
  constant,
  currency,
  delivery,
  describe as describeClaim,
  expectedCashFlows,
  give,
  given,
  ifAtLeast,
  metric,
  named,
  observe,
  offer,
  on,
  one,
  owedBy,
  reportedOracleOffer,
  requirements,
  scale,
  share,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const usd = currency("USD");
const dollars = observe(metric("profit", 2021, "USD"));
const euros = observe(metric("profit", 2021, "EUR"));

describe("an amount is paid in what it is measured in", () => {
  it.each<[title: string, action: () => Claim, message: string]>([
    ["paid", () => scale(dollars, one(currency("EUR"))), "an amount in USD cannot be paid in EUR"],
    [
      "paid in shares",
      () => scale(dollars, one(share("ORCL"))),
      "an amount in USD cannot be paid in shares of ORCL",
    ],
    [
      "paid deep inside",
      () => scale(euros, named("x", on("closing", give(one(usd))))),
      "an amount in EUR cannot be paid in USD",
    ],
    ["paid in several", () => scale(dollars, all([one(usd), one(currency("EUR"))])), "cannot be paid in EUR"],
  ])("%s", (_, action, message) => {
    const error = refusal(action);

    expect(error.code).toBe("currency-mismatch");
    expect(error.path).toEqual(["amount"]);
    expect(error.message).toContain(message);
  });

  it("but a test may look at another currency", () => {
    expect(() => scale(ifAtLeast(dollars, "1", euros, constant("0")), one(currency("EUR")))).not.toThrow();
  });
});

describe("amounts stay piecewise linear", () => {
  it.each<[title: string, action: () => Claim]>([
    ["a product of metrics", () => scale(dollars, scale(dollars, one(usd)))],
    ["deep inside", () => scale(dollars, named("x", all([zero(), on("closing", scale(dollars, one(usd)))])))],
    [
      "of a test",
      () => scale(ifAtLeast(dollars, "1", constant("1"), constant("0")), scale(dollars, one(usd))),
    ],
  ])("%s is refused", (_, action) => {
    expect(problems(refusal(action))).toEqual(["amount: not-piecewise-linear"]);
  });
});

describe("claims are put into a normal form", () => {
  const claim = on("closing", one(usd));

  it("nothing stays nothing", () => {
    const ways = [
      give,
      (c: Claim) => on("closing", c),
      (c: Claim) => given("a", c),
      (c: Claim) => owedBy("A", c),
    ];
    for (const way of ways) expect(way(zero())).toEqual(zero());
    expect(scale(constant("5"), zero())).toEqual(zero());
    expect(all([zero(), zero()])).toEqual(zero());
  });

  it("sums are flat, without nothings, and one claim alone is itself", () => {
    expect(all([all([claim, claim]), zero(), claim])).toEqual(all([claim, claim, claim]));
    expect(all([zero(), claim])).toBe(claim);
  });

  it("giving twice is keeping", () => {
    expect(give(give(claim))).toBe(claim);
  });

  it("constant scales multiply, and a scale of 1 disappears", () => {
    expect(scale(constant("1"), claim)).toBe(claim);
    expect(scale(constant("2"), scale(constant("3"), one(usd)))).toEqual(scale(constant("6"), one(usd)));
  });
});

describe("what is given may be nested", () => {
  const nested = (levels: number): Claim => {
    let claim = one(usd);
    for (let level = 1; level < levels; level += 1) claim = named("x", claim);
    return claim;
  };

  it("up to 500 levels with the gift, and no deeper", () => {
    expect(give(nested(499)).tag).toBe("give");
    const { code, path, message } = refusal(() => give(nested(500)));
    expect([code, path]).toEqual(["too-deep", ["claim"]]);
    expect(message).toBe("claim: may make an expression at most 500 levels deep and 200000 nodes large");
  });
});

describe("what is built cannot be changed", () => {
  function unfrozen(value: unknown, path: string, found: string[] = []): string[] {
    if (typeof value !== "object" || value === null) return found;
    if (!Object.isFrozen(value) && !("toSD" in value)) found.push(path);
    if (!("toSD" in value))
      for (const [key, part] of Object.entries(value)) unfrozen(part, `${path}.${key}`, found);
    return found;
  }

  it.each<[title: string, built: object]>([
    ["a date", on("closing + 1 day", one(usd))],
    ["a condition", given("a", one(usd))],
    ["an offer", reportedOracleOffer],
  ])("%s", (_, built) => {
    expect(unfrozen(built, "")).toEqual([]);
  });

  it("nor by changing what it was built from", () => {
    const asset = { kind: "currency" as const, currency: "USD" };
    const claim = one(asset);
    asset.currency = "EUR";

    expect(claim).toEqual(one(usd));
  });
});

describe("arguments are checked where they come in", () => {
  const wrong = <Value>(value: unknown): Value => value as Value;
  const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "5" })] });
  const claim = one(usd);

  it.each<[title: string, action: () => unknown, expected: string]>([
    ["give nothing", () => give(wrong(undefined)), "claim: invalid-type"],
    ["give an amount", () => give(wrong(dollars)), "claim: invalid-type"],
    ["give data", () => give({ tag: "zero" }), "claim: invalid-type"],
    ["give an offer", () => give(wrong(deal)), "claim: invalid-type"],
    ["all of nothing", () => all(wrong(undefined)), "claims: invalid-type"],
    ["all of one", () => all(wrong(claim)), "claims: invalid-type"],
    [
      "all with a hole",
      () => all(wrong(Object.assign(Array(3), { 0: claim, 2: claim }))),
      "claims.1: invalid-type",
    ],
    ["all with a number", () => all([claim, wrong(5)]), "claims.1: invalid-type"],
    ["all of too many", () => all(Array(200_001).fill(claim)), "claims: too-large"],
    ["scale by a number", () => scale(wrong(5), claim), "amount: invalid-type"],
    ["scale by a claim", () => scale(wrong(claim), claim), "amount: invalid-type"],
    ["scale an amount", () => scale(dollars, wrong(dollars)), "claim: invalid-type"],
    ["on a day that does not exist", () => on("2021-02-30", claim), "date: invalid-date"],
    ["nothing on no day", () => on(wrong(undefined), zero()), "date: invalid-date"],
    ["on a day, nothing", () => on("closing", wrong(null)), "claim: invalid-type"],
    ["given no event", () => given("", claim), "event: invalid-term"],
    ["given in a text", () => given("e", claim, wrong("false")), "happens: invalid-type"],
    ["given null", () => given("e", claim, wrong(null)), "happens: invalid-type"],
    ["given 0, of nothing", () => given("e", zero(), wrong(0)), "happens: invalid-type"],
    ["given, nothing", () => given("e", wrong([])), "claim: invalid-type"],
    ["owed by nobody in particular", () => owedBy(wrong(undefined), claim), "obligor: invalid-term"],
    ["owed, nothing", () => owedBy(null, wrong("x")), "claim: invalid-type"],
    ["named by a formula", () => named("=1+1", claim), "name: invalid-term"],
    ["named, nothing", () => named("x", wrong({})), "claim: invalid-type"],
    ["one of nothing", () => one(wrong(undefined)), "asset: invalid-type"],
    ["one of what is unknown", () => one(wrong({ kind: "gold" })), "asset: invalid-type"],
    [
      "one of a currency that is none",
      () => one(wrong({ kind: "currency" })),
      "asset.currency: invalid-term",
    ],
    ["a delivery of a number", () => delivery(wrong(5), usd, "closing"), "count: invalid-decimal"],
    ["a delivery of data", () => delivery(wrong({ tag: "zero" }), usd, "closing"), "count: invalid-type"],
    ["a delivery of no asset", () => delivery("5", wrong(null), "closing"), "asset: invalid-type"],
    ["a delivery on no day", () => delivery("5", usd, wrong(5)), "date: invalid-date"],
  ])("%s", (_, action, expected) => {
    expect(problems(refusal(action))).toEqual([expected]);
  });

  it.each<[title: string, value: unknown, words: string]>([
    ["an offer", deal, 'received an offer: pass its "claim"'],
    [
      "a component",
      cash({ amount: "5" }),
      "received a component: pass component.toClaim({ currency, bidder })",
    ],
    ["data", { tag: "zero" }, "received an object: a claim from JSON is read by parseClaim"],
    ["an amount", dollars, "received an amount"],
    ["a list", [claim], "received a list of 1"],
  ])("and the error says what to do with %s", (_, value, words) => {
    expect(refusal(() => describeClaim(wrong(value))).message).toBe(
      `claim: must be a claim, as one, all, on, given, delivery … make it; ${words}`,
    );
  });

  it("without running code of theirs", () => {
    let ran = false;
    const run = () => {
      ran = true;
      return claim;
    };
    const list = [claim];
    Object.defineProperty(list, Symbol.iterator, { value: run });
    Object.defineProperty(list, 1, { get: run, enumerable: true });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();

    expect(problems(refusal(() => all(list)))).toEqual(["claims.1: invalid-type"]);
    expect(problems(refusal(() => all(proxy)))).toEqual(["claims: invalid-type"]);
    expect(problems(refusal(() => give(wrong(proxy))))).toEqual(["claim: invalid-type"]);
    expect(ran).toBe(false);
  });
});

describe("interpreters refuse what is no claim, in place of finding nothing owed", () => {
  const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "5" })] });
  const beliefs = { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0" };

  it.each<[title: string, ask: (claim: Claim) => unknown]>([
    ["describe", (claim) => describeClaim(claim)],
    ["requirements", (claim) => requirements(claim)],
    ["cashFlows", (claim) => cashFlows(claim, beliefs)],
    ["expectedCashFlows", (claim) => expectedCashFlows(claim, beliefs)],
  ])("%s", (_, ask) => {
    for (const other of [deal, undefined, { tag: "zero" }, [], "claim", 5])
      expect(problems(refusal(() => ask(other as never)))).toEqual(["claim: invalid-type"]);
    expect(() => ask(deal.claim)).not.toThrow();
  });
});
