import { test } from "@fast-check/vitest";
import { Decimal, offer, profitShare, requirements, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { beliefsFor } from "../laws/kit/beliefs.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { profitShareTerms } from "../laws/kit/components.js";
import { labelOf } from "../laws/kit/periods.js";

componentLaws("a profit share", profitShare, profitShareTerms());

describe("a profit share", () => {
  const believed = profitShareTerms().chain((terms) => {
    const deal = offer({ name: "Deal", currency: "USD", components: [profitShare(terms)] });
    return beliefsFor(requirements(deal.claim)).map((beliefs) => ({ terms, deal, beliefs }));
  });

  test.prop([believed], { numRuns: 60 })(
    "pays its share of each forecast between floor and cap, and for a loss nothing unless clawed back",
    ({ terms, deal, beliefs }) => {
      const { share, metric, periods, clawback } = terms;
      const { floor = clawback ? undefined : "0", cap } = terms as {
        readonly floor?: string;
        readonly cap?: string;
      };
      const flows = valueOffer(deal, beliefs).cashFlows;
      expect(flows.map(({ path }) => path[1])).toEqual(periods.map(labelOf));
      flows.forEach(({ units }, index) => {
        const label = labelOf(periods[index] ?? "none");
        const forecast = beliefs.metrics?.[metric]?.forecast[label] as string;
        let expected = new Decimal(forecast).times(share);
        if (floor !== undefined && expected.lt(floor)) expected = new Decimal(floor);
        if (cap !== undefined && expected.gt(cap)) expected = new Decimal(cap);
        expectClose(units, expected);
      });
    },
  );
});

describe("a payment", () => {
  const paid = (profit: string, terms: Partial<Parameters<typeof profitShare>[0]> = {}) =>
    valueOffer(
      offer({
        name: "Deal",
        currency: "USD",
        components: [profitShare({ share: "0.5", metric: "profit", periods: [2021], ...terms })],
      }),
      { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast: { 2021: profit } } } },
    ).presentValue.toString();

  it.each([
    ["100", {}, "50"],
    ["-100", {}, "0"],
    ["-100", { clawback: true }, "-50"],
    ["-100", { clawback: true, floor: "-20" }, "-20"],
    ["10", { floor: "20" }, "20"],
    ["100", { cap: "40" }, "40"],
  ])("for a profit of %s under %j is %s", (profit, terms, expected) => {
    expect(paid(profit, terms)).toBe(expected);
  });
});

it.each<[object, string]>([
  [{ share: "1.5" }, "share: out-of-range"],
  [{ periods: [2021, "2021"] }, "periods: invalid-term"],
  [{ floor: "-1" }, "floor: invalid-term"],
  [{ floor: "2", cap: "1" }, "cap: invalid-term"],
  [{ acceleration: { event: "e", amount: "1", paid: "closing" } }, "acceleration: unknown-key"],
])("refuses %j", (terms, expected) => {
  const all = { share: "0.5", metric: "profit", periods: [2021], ...terms };
  expect(problems(refusal(() => profitShare(all)))).toEqual([expected]);
});
