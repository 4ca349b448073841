import {
  type Amount,
  add,
  all,
  type Claim,
  constant,
  currency,
  give,
  given,
  ifAtLeast,
  max,
  metric,
  min,
  named,
  observe,
  on,
  one,
  owedBy,
  price,
  reportedOracleOffer,
  scale,
  share,
  times,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

const usd = currency("USD");
const dollars = observe(metric("profit", 2021, "USD"));
const euros = observe(metric("profit", 2021, "EUR"));

describe("currencies are not mixed", () => {
  it.each<[title: string, action: () => Amount | Claim, message: string]>([
    ["added", () => add(dollars, euros), "amounts in EUR and USD cannot be added or compared"],
    ["compared", () => min(dollars, euros), "amounts in EUR and USD"],
    ["compared again", () => max(times("2", dollars), add(euros, constant("1"))), "amounts in EUR and USD"],
    ["alternatives", () => ifAtLeast(dollars, "1", dollars, euros), "amounts in EUR and USD"],
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
    expect(error.message).toContain(message);
  });

  it("but constants go with any, and a test may look at another currency", () => {
    expect(() => add(constant("1"), euros)).not.toThrow();
    expect(() => ifAtLeast(dollars, "1", euros, constant("0"))).not.toThrow();
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
    expect(refusal(action).code).toBe("not-piecewise-linear");
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

  it("constant factors multiply, and a factor of 1 disappears", () => {
    expect(scale(constant("1"), claim)).toBe(claim);
    expect(scale(constant("2"), scale(constant("3"), one(usd)))).toEqual(scale(constant("6"), one(usd)));
    expect(times("0.5", times("4", dollars))).toEqual(times("2", dollars));
    expect(times("1", dollars)).toBe(dollars);
  });

  it("constants are folded", () => {
    expect(min(constant("7"), constant("5"))).toEqual(constant("5"));
    expect(max(constant("7"), constant("5"))).toEqual(constant("7"));
    expect(add(constant("0"), dollars)).toBe(dollars);
    expect(times("3", constant("5"))).toEqual(constant("15"));
    expect(ifAtLeast(constant("5"), "5", dollars, constant("0"))).toBe(dollars);
    expect(ifAtLeast(constant("4.99"), "5", dollars, constant("0"))).toEqual(constant("0"));
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
    ["an observed price", observe(price("A", "USD", "closing", "closing - 5 days"))],
    ["an observed metric", dollars],
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
