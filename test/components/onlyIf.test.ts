import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  carryForwardEarnOut,
  cliffEarnOut,
  Decimal,
  earnOut,
  describe as inWords,
  offer,
  profitShare,
  royalty,
  settle,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { expectWithin } from "../numeric/relativeError.js";

// A payment that hangs on a second metric as well.

const deal = (component: Component) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [component] });
const lognormal = (mean: string, volatility: string) =>
  ({ distribution: "lognormal", mean, volatility }) as const;
const view = { valuationDate: "2021-12-31", discountRate: "0" } as const;
const reached = { metric: "revenue", atLeast: "80e6" } as const;
const terms = { metric: "ebitda", periods: [2022, 2023], share: "0.1" } as const;

/** What is paid for each period if metrics turn out like this. */
const paid = (component: Component, measured: Readonly<Record<string, Record<string, string>>>) =>
  settle(deal(component), {
    settledOn: "2030-01-01",
    metrics: Object.fromEntries(
      Object.entries(measured).map(([metric, figures]) => [metric, { measured: figures }]),
    ),
  }).lines.map(({ units }) => String(units));

describe("a payment with a condition on another figure", () => {
  it("is worth its expectation times the odds of that figure, where the two are independent: 50 digits by mpmath", () => {
    // 10% × 50m × N(d₂) with d₂ = (ln(85/80) − v²/2)/v, v = 20%·√(367/730)
    const share = profitShare({ ...terms, periods: [2022], onlyIf: reached });
    const { presentValue } = valueOffer(deal(share), {
      ...view,
      metrics: {
        ebitda: { forecast: { 2022: lognormal("50e6", "0.3") } },
        revenue: { forecast: { 2022: lognormal("85e6", "0.2") } },
      },
    });
    expectWithin("1e-15", presentValue, "3196534.922687908975066004854395130633201");
  });

  it("pays for growth over last year's figure, which is known: 50 digits by mpmath", () => {
    // 3m × N(d₂) of a revenue of 90m in 2023 against 1.1 × 80m, v = 20%·√(1097/730)
    const cliff = cliffEarnOut({
      metric: "revenue",
      periods: [2023],
      threshold: "0",
      amount: "3e6",
      onlyIf: { metric: "revenue", period: 2023, growth: "0.1", over: 2022 },
    });
    const { presentValue } = valueOffer(deal(cliff), {
      ...view,
      metrics: { revenue: { forecast: { 2022: "80e6", 2023: lognormal("90e6", "0.2") } } },
    });
    expectWithin("1e-15", presentValue, "1462994.141004941854883413237800085000552");
  });

  it("is made for each period on the figure of that period, itself included", () => {
    const share = profitShare({ ...terms, onlyIf: reached });
    const ebitda = { 2022: "10", 2023: "20" };
    expect(paid(share, { ebitda, revenue: { 2022: "80e6", 2023: "79999999" } })).toEqual(["1", "0"]);
    expect(paid(share, { ebitda, revenue: { 2022: "0", 2023: "80e6" } })).toEqual(["0", "2"]);
    const fixed = profitShare({ ...terms, onlyIf: { ...reached, period: 2022 } });
    expect(paid(fixed, { ebitda, revenue: { 2022: "80e6" } })).toEqual(["1", "2"]);
  });

  it("uses up nothing of a cap on the total where it is not made", () => {
    const capped = earnOut({ ...terms, aggregateCap: "2", onlyIf: reached });
    const ebitda = { 2022: "15", 2023: "15" };
    expect(paid(capped, { ebitda, revenue: { 2022: "80e6", 2023: "80e6" } })).toEqual(["1.5", "0.5"]);
    expect(paid(capped, { ebitda, revenue: { 2022: "0", 2023: "80e6" } })).toEqual(["0", "1.5"]);
  });

  it("is read in the same words by every earn-out, and says so", () => {
    const claimOf = (component: Component) => inWords(component.toClaim({ currency: "USD", bidder: "Acme" }));
    expect(claimOf(royalty({ metric: "sales", periods: [2022], rate: "0.05", onlyIf: reached }))).toContain(
      "if revenue for 2022 is at least 80,000,000, otherwise 0",
    );
    const carried = carryForwardEarnOut({
      ...carryForwardEarnOut.definition.example,
      onlyIf: { metric: "revenue", period: 2023, growth: "0.1", over: 2022 },
    } as never);
    expect(claimOf(carried)).toContain("(revenue for 2023 plus -1.1 × revenue for 2022) is at least 0");
  });

  const figures = fc.integer({ min: -100, max: 100 }).map(String);
  const growths = fc.integer({ min: -50, max: 100 }).map((points) => new Decimal(points).div(100));
  test.prop([figures, figures, figures, growths])(
    "is the payment where the figure has grown so far, and nothing where it has not",
    (ebitda, before, after, growth) => {
      const own = { ...terms, periods: [2023], clawback: true };
      const change = { metric: "revenue", period: 2023, growth, over: 2022 } as const;
      const beliefs: AssumptionsInput = {
        ...view,
        metrics: {
          ebitda: { forecast: { 2023: ebitda } },
          revenue: { forecast: { 2022: before, 2023: after } },
        },
      };
      const plain = valueOffer(deal(profitShare(own)), beliefs).presentValue;
      const onlyIf = valueOffer(deal(profitShare({ ...own, onlyIf: change })), beliefs).presentValue;
      const grown = new Decimal(after).greaterThanOrEqualTo(new Decimal(before).times(growth.plus(1)));
      expectClose(onlyIf, grown ? plain : new Decimal(0), plain.abs());
    },
  );

  it.each([
    [{ metric: "revenue" }, "onlyIf.atLeast: must say exactly one of atLeast"],
    [{ ...reached, growth: "0.1", over: 2021 }, "onlyIf.growth: must say exactly one of atLeast"],
    [{ metric: "revenue", growth: "0.1" }, "onlyIf.over: must be stated with growth"],
    [{ ...reached, over: 2021 }, "onlyIf.over: must be stated with growth"],
    [{ metric: "revenue", period: 2022, growth: "0.1", over: 2022 }, "onlyIf.over: must be another period"],
    [{ metric: "revenue", growth: "-1", over: 2022 }, "onlyIf.growth: must be above -1"],
    [{ ...reached, atleast: "5" }, "onlyIf.atleast: is not a known field; did you mean"],
  ])("%j is refused", (onlyIf, message) => {
    expect(refusal(() => profitShare({ ...terms, onlyIf } as never)).message).toContain(message);
  });
});
