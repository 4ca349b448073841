import {
  type AssumptionsInput,
  cash,
  offer,
  type PayoutOptions,
  payoutDistribution,
  profitShare,
  stock,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const share = profitShare({
  name: "Share",
  share: "0.5",
  metric: "profit",
  periods: [2021],
  floor: "0",
  cap: "100",
});
const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ name: "Cash", amount: "10" }), share],
});
const uniform = { distribution: "uniform", low: "-100", high: "300" } as const;

const view = (more: Partial<AssumptionsInput> = {}): AssumptionsInput => ({
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.1",
  metrics: { profit: { forecast: { 2021: uniform } } },
  ...more,
});
const paid = (options?: PayoutOptions, more?: Partial<AssumptionsInput>) =>
  payoutDistribution(deal, view(more), options);

describe("what a component will pay", () => {
  const payout = paid({ component: "Share" });

  it("is nothing, its cap or something between", () => {
    expect(payout.probabilityOfNothing.toString()).toBe("0.25");
    expect(payout.probabilityOfPayment.toString()).toBe("0.75");
    expect(payout.probabilityAtMost("50").toString()).toBe("0.5");
    expect(payout.probabilityAtMost("99.9999").toNumber()).toBeLessThan(0.75);
    expect(payout.probabilityAtMost("100").toString()).toBe("1");
    expect(payout.probabilityAtMost("-1").toString()).toBe("0");
    // ∫ over 0 to 200 of x/2, and 100 above.
    expect(payout.mean.toString()).toBe("50");
    expect(payout.meanIfPaid?.toDecimalPlaces(20).toString()).toBe("66.66666666666666666667");
  });

  it("has quantiles that invert its odds", () => {
    expect(payout.quantile("0.1").toString()).toBe("0");
    expect(payout.quantile("0.5").toString()).toBe("50");
    expect(payout.quantile("0.9").toString()).toBe("100");
    expect(payout.percentiles.map(({ amount }) => amount.toString())).toEqual([
      "0",
      "0",
      "0",
      "50",
      "100",
      "100",
      "100",
    ]);
  });

  it("adds to what is fixed in the whole offer", () => {
    const whole = paid();
    expect(whole.mean.toString()).toBe("60");
    expect(whole.quantile("0.5").toString()).toBe("60");
    expect(whole.probabilityOfNothing.toString()).toBe("0");
  });

  it("hangs on events too, by the cases in which they happen", () => {
    const given = offer({
      name: "Deal",
      currency: "USD",
      components: [{ ...share.toJSON(), given: ["licence"] } as never],
    });
    const payoutGiven = payoutDistribution(given, view({ events: { licence: "0.4" } }));
    expect(payoutGiven.probabilityOfPayment.toString()).toBe("0.3");
    expect(payoutGiven.quantile("0.7").toString()).toBe("0");
    // P(at most x) = 0.6 + 0.4 · (100 + 2x)/400 below the cap.
    expect(payoutGiven.quantile("0.8").toDecimalPlaces(20).toString()).toBe("50");
    expect(payoutGiven.assumed.join(" ")).toContain("odds of licence");
  });

  it("has real-world odds unless those that price are asked for", () => {
    const forecast = { 2021: { distribution: "lognormal", mean: "100", volatility: "0.3" } } as const;
    const metrics = { profit: { forecast, riskPremium: "0.1" } };
    const real = paid({ component: "Share" }, { metrics });
    const pricing = paid({ component: "Share", drift: "pricing" }, { metrics });
    expect(real.drift).toBe("real-world");
    expect(real.mean.toNumber()).toBeCloseTo(50, 0);
    expect(pricing.quantile("0.5").lessThan(real.quantile("0.5"))).toBe(true);
    expect(pricing.quantile("0.5").div(real.quantile("0.5")).toNumber()).toBeCloseTo(Math.exp(-0.05), 12);
  });

  it("is a table and plain data", () => {
    expect(String(payout).split("\n").slice(0, 6).join("\n")).toBe(
      [
        "Deal",
        "Share: payments after 2021-01-01, not discounted, in USD, with real-world odds",
        "",
        "what will be paid                          ",
        "────────────────────────────────────────",
        "nothing, with a probability of    25.00%",
      ]
        .map((line) => line.trimEnd())
        .join("\n"),
    );
    expect(JSON.stringify(payout)).toContain('"meanIfPaid":"66.66666666666666666666666667"');
  });

  it.each<[string, () => unknown, string]>([
    [
      "two years",
      () =>
        payoutDistribution(
          offer({
            name: "D",
            currency: "USD",
            components: [profitShare({ share: "1", metric: "profit", periods: [2021, 2022] })],
          }),
          view({ metrics: { profit: { forecast: { 2021: uniform, 2022: uniform } } } }),
        ),
      "what Profit share pays hangs on several uncertain quantities (profit for 2021, profit for 2022): its distribution has no closed form and needs simulation",
    ],
    [
      "shares",
      () =>
        payoutDistribution(
          offer({ name: "D", currency: "USD", components: [stock({ shares: "1", issuer: "ORCL" })] }),
          view({ shares: { ORCL: { price: "50" } } }),
        ),
      "delivers ORCL share, which is worth what is uncertain on delivery",
    ],
    [
      "another component",
      () => paid({ component: "Shar" }),
      'options.component: is no component of the offer; did you mean "Share"?',
    ],
    [
      "another drift",
      () => paid({ drift: "risk-neutral" as never }),
      'options.drift: must be "real-world" or "pricing"',
    ],
    ["odds of 1", () => payout.quantile("1"), "probability: must be above 0 and below 1"],
  ])("refuses %s", (_, ask, message) => {
    expect(ask).toThrow(message);
  });
});
