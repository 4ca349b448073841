import { fc, test } from "@fast-check/vitest";
import { milestone, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { events } from "../laws/kit/claims.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules, durations } from "../laws/kit/dates.js";
import { decimals, nonNegativeDecimals } from "../laws/kit/decimals.js";
import { periods } from "../laws/kit/periods.js";
import { outcomes, paidFor } from "./contingentTerms.js";
import { common, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof milestone>;

const optional = { currency: currencies, paymentLag: durations(), ...common };
const technical = fc.record(
  { amount: nonNegativeDecimals(), event: events(), by: dateRules(), ...optional },
  { requiredKeys: ["amount", "event", "by"] },
);
const whenItHappens = fc.record(
  {
    amount: nonNegativeDecimals(),
    event: events(),
    periods: fc.subarray([2031, "2032-H1", "2032-Q3", "2032-10", 2033], { minLength: 1 }),
    ...optional,
  },
  { requiredKeys: ["amount", "event", "periods"] },
);
const onMetric = fc.record(
  {
    amount: nonNegativeDecimals(),
    metric: fc.constantFrom("revenue", "units sold"),
    period: periods(),
    threshold: decimals(),
    ...optional,
  },
  { requiredKeys: ["amount", "metric", "period", "threshold"] },
);

componentLaws("a milestone", milestone, fc.oneof<fc.Arbitrary<Terms>[]>(technical, whenItHappens, onMetric));
contingentGoldens(milestone);

test.prop([outcomes(1), fc.integer({ min: -40, max: 60 })])(
  "on a metric pays all or nothing",
  (values, level) => {
    const component = milestone({ amount: "7", metric: "m", period: 2021, threshold: String(level) });

    expect(paidFor(component, values)).toEqual(values.map((value) => (value >= level ? 7 : 0)));
  },
);

it("falls due after the day of the event, or after the period's end", () => {
  const paymentLag = "1 month";
  const components = [
    milestone({ amount: "1", event: "approval", by: "closing + 1 year", paymentLag }),
    milestone({ name: "Sales", amount: "1", metric: "sales", period: "2022-Q3", threshold: "5", paymentLag }),
  ];
  const { cashFlows } = valueOffer(offer({ name: "Deal", currency: "USD", components }), {
    valuationDate: "2021-01-01",
    closing: "2021-02-28",
    discountRate: "0",
    events: { approval: "0.5" },
    metrics: { sales: { forecast: { "2022-Q3": "5" } } },
  });

  expect(cashFlows.map(({ date }) => date)).toEqual(["2022-03-28", "2022-10-30"]);
  expect(cashFlows.map(({ presentValue }) => presentValue.toString())).toEqual(["0.5", "1"]);
});

describe("refuses", () => {
  it.each([
    [{}, "event: must say either event and by, or metric, period and threshold"],
    [{ event: "approval" }, "by: is required with event"],
    [{ by: "closing" }, "event: is required with by"],
    [{ metric: "sales", threshold: "1" }, "period: is required with metric and threshold"],
    [{ metric: "sales", period: 2022 }, "threshold: is required with metric and period"],
    [
      { event: "approval", by: "closing", threshold: "1" },
      "threshold: does not go with event and by: a milestone is an event or a metric",
    ],
    [{ event: "approval", by: "some day" }, "by: must be a date YYYY-MM-DD"],
  ])("%j", (terms, message) => {
    expect(refusal(() => milestone({ amount: "1", ...terms } as Terms)).message).toContain(message);
  });
});
