import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  carryForwardEarnOut,
  catchUpEarnOut,
  cliffEarnOut,
  cumulativeEarnOut,
  Decimal,
  earnOut,
  describe as inWords,
  milestone,
  offer,
  parseOffer,
  royalty,
  settle,
  simulate,
  tieredEarnOut,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { expectWithin } from "../numeric/relativeError.js";

// A threshold that an earlier period's figure sets: growth of so much over last year's.

const deal = (component: Component) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [component] });
const view = { valuationDate: "2021-12-31", discountRate: "0" } as const;
const lognormal = (mean: string, volatility: string) =>
  ({ distribution: "lognormal", mean, volatility }) as const;
const worth = (component: Component, forecast: Readonly<Record<string, object | string>>) =>
  valueOffer(deal(component), { ...view, metrics: { m: { forecast } } } as AssumptionsInput).presentValue;

const over = { growth: "10%", over: 2022 } as const;
const base = { metric: "m", periods: [2023] } as const;
const tiers = (...growths: readonly string[]) =>
  growths.map((growth, index) => ({ from: { growth, over: 2022 }, rate: `0.${index + 1}` }));
const levels = (...from: readonly string[]) =>
  from.map((level, index) => ({ from: level, rate: `0.${index + 1}` }));

/** Each kind of component that has a threshold, with growth over 100 in its place and with the number that it comes to. */
const kinds: readonly (readonly [string, Component, Component])[] = [
  [
    "earnOut",
    earnOut({ ...base, share: "0.3", threshold: over }),
    earnOut({ ...base, share: "0.3", threshold: "110" }),
  ],
  [
    "cliffEarnOut",
    cliffEarnOut({ ...base, amount: "7", threshold: over, amountBelow: "2" }),
    cliffEarnOut({ ...base, amount: "7", threshold: "110", amountBelow: "2" }),
  ],
  [
    "catchUpEarnOut",
    catchUpEarnOut({ ...base, share: "0.2", threshold: over }),
    catchUpEarnOut({ ...base, share: "0.2", threshold: "110" }),
  ],
  [
    "carryForwardEarnOut",
    carryForwardEarnOut({ ...base, share: "0.2", threshold: over }),
    carryForwardEarnOut({ ...base, share: "0.2", threshold: "110" }),
  ],
  [
    "cumulativeEarnOut",
    cumulativeEarnOut({ ...base, share: "0.2", threshold: over }),
    cumulativeEarnOut({ ...base, share: "0.2", threshold: "110" }),
  ],
  [
    "tieredEarnOut, incremental",
    tieredEarnOut({ ...base, tiers: tiers("0", "0.1", "0.5"), tierKind: "incremental" }),
    tieredEarnOut({ ...base, tiers: levels("100", "110", "150"), tierKind: "incremental" }),
  ],
  [
    "tieredEarnOut, retroactive",
    tieredEarnOut({ ...base, tiers: tiers("0", "0.1", "0.5"), tierKind: "retroactive" }),
    tieredEarnOut({ ...base, tiers: levels("100", "110", "150"), tierKind: "retroactive" }),
  ],
  [
    "royalty",
    royalty({ ...base, tiers: tiers("-0.5", "0.2") }),
    royalty({ ...base, tiers: levels("50", "120") }),
  ],
  [
    "milestone",
    milestone({ metric: "m", period: 2023, amount: "5", threshold: over }),
    milestone({ metric: "m", period: 2023, amount: "5", threshold: "110" }),
  ],
];

describe.each(kinds)("%s with a threshold of growth", (_, growing, fixed) => {
  test.prop([fc.integer({ min: -50, max: 250 }).map(String)])(
    "pays what it pays at the level that a known figure sets",
    (figure) => {
      expectClose(
        worth(growing, { 2022: "100", 2023: figure }),
        worth(fixed, { 2023: figure }),
        new Decimal(100),
      );
    },
  );

  it("is worth what it is at that level where the figure itself is uncertain", () => {
    const figure = lognormal("115", "0.4");
    const level = worth(fixed, { 2023: figure });
    expect(level.greaterThan("0.5")).toBe(true);
    expectWithin("1e-24", worth(growing, { 2022: "100", 2023: figure }), level);
  });

  it("comes back from its document", () => {
    const document = JSON.parse(JSON.stringify(deal(growing)));
    expect(parseOffer(document).claim).toEqual(deal(growing).claim);
  });
});

const twice = kinds.filter(([name]) =>
  ["earnOut", "cliffEarnOut", "tieredEarnOut, retroactive"].includes(name),
);

describe.each(twice)("%s over a figure that is uncertain too", (_, growing) => {
  it("is simulated to what quadrature says it is worth", () => {
    const metrics = { m: { forecast: { 2022: lognormal("100", "0.2"), 2023: lognormal("115", "0.4") } } };
    const exact = valueOffer(deal(growing), { ...view, metrics }).presentValue;
    const simulated = simulate(deal(growing), { ...view, metrics }, { paths: 4096, seed: 5 }).presentValue;
    const [mean, error] = [Number(simulated?.mean), Number(simulated?.standardError)];
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(mean - Number(exact))).toBeLessThan(5 * error);
  });
});

describe("growth over a figure that is uncertain itself", () => {
  it("is an exchange option: Margrabe's formula, by 60 digits of mpmath", () => {
    // E max(M₂₃ − 1.1 M₂₂, 0) = F N(d₁) − 1.1 F₀ N(d₂), the variance that of independent years: 0.2²·t₀ + 0.4²·t₁
    // with t₀ = 367/730 and t₁ = 1097/730, F₀ = 110, F = 115.
    const exchange = worth(earnOut({ ...base, share: "1", threshold: over }), {
      2022: lognormal("100", "0.2"),
      2023: lognormal("115", "0.4"),
    });
    expectWithin("1e-12", exchange, "25.2467374702911948345556931243701232955");
  });

  it("is measured against each year's own last year, where a list says so", () => {
    const terms = { metric: "m", periods: [2022, 2023], amount: ["10", "20"] };
    const each = cliffEarnOut({
      ...terms,
      threshold: [
        { growth: "0.1", over: 2021 },
        { growth: "0.2", over: 2022 },
      ],
    });
    const paid = (measured: Record<string, string>) =>
      settle(deal(each), { settledOn: "2030-01-01", metrics: { m: { measured } } }).lines.map(({ units }) =>
        String(units),
      );
    expect(paid({ 2021: "100", 2022: "110", 2023: "131.99" })).toEqual(["10", "0"]);
    expect(paid({ 2021: "100", 2022: "109.99", 2023: "132" })).toEqual(["0", "20"]);
  });

  it("is said in words", () => {
    const claim = earnOut({ ...base, share: "0.3", threshold: over }).toClaim({
      currency: "USD",
      bidder: "Acme",
    });
    expect(inWords(claim)).toBe(
      "Earn-out, 2023: receive 30% of (m for 2023 plus -1.1 × m for 2022), at least 0, in USD, on 2023-12-31, owed by Acme",
    );
  });

  it("pays nothing for a tier that has no width, where the figure it grows from is a loss", () => {
    const component = tieredEarnOut({ ...base, tiers: tiers("0", "1"), tierKind: "incremental" });
    // From −10 on 10%, from −20 on 20%: the first tier ends below where it begins.
    expect(worth(component, { 2022: "-10", 2023: "5" }).toString()).toBe("5");
  });
});

describe("refuses", () => {
  it.each<[object, string]>([
    [{ threshold: { growth: "0.1" } }, "threshold.over: is required"],
    [{ threshold: { over: 2022 } }, "threshold.growth: is required"],
    [{ threshold: { growth: "-1", over: 2022 } }, "threshold.growth: must be above -1"],
    [{ threshold: { growth: "11", over: 2022 } }, "threshold.growth: must be above -1 and at most 10"],
    [{ threshold: { growth: "0.1", over: 2023 } }, "threshold: must be growth over another period than 2023"],
    [{ threshold: { growth: "0.1", over: 2022, base: 5 } }, "threshold.base: is not a known field"],
    [{ threshold: [over, over] }, "threshold: must be one value for every period, or a list of 1"],
  ])("%j", (more, message) => {
    const component = () => earnOut({ ...base, share: "0.3", ...more } as never);
    expect(refusal(component).message).toContain(message);
  });

  it("tiers that grow from different figures, or in no order", () => {
    const tiered = (...from: readonly unknown[]) =>
      refusal(() =>
        tieredEarnOut({
          ...base,
          tierKind: "incremental",
          tiers: from.map((level) => ({ from: level, rate: "0.1" })),
        } as never),
      ).message;
    expect(tiered("5", over)).toContain("tiers: must all begin at levels, or all at growth over the figure");
    expect(tiered(over, { growth: "0.2", over: 2021 })).toContain(
      "all at growth over the figure of one period",
    );
    expect(tiered(over, over)).toContain("tiers: must begin at ascending levels");
    expect(tiered({ growth: "0.1", over: 2023 })).toContain("another period than 2023");
  });

  it("a milestone that grows over itself", () => {
    const itself = { metric: "m", period: 2023, amount: "5", threshold: { growth: "0.1", over: 2023 } };
    expect(refusal(() => milestone(itself)).message).toContain(
      "threshold: must be growth over another period",
    );
  });
});
