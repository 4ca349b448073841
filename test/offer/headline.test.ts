import { test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  bridge,
  type Component,
  cash,
  contingentValueRight,
  cumulativeEarnOut,
  earnOut,
  fixedValueCollar,
  holdback,
  type Offer,
  offer,
  profitShare,
  reverseTerminationFee,
  stock,
  terminationFee,
  tieredEarnOut,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { beliefsOf, offerOf } from "../deals/galleryDeals.js";
import { believedOffers } from "../laws/kit/offers.js";

const beliefs: AssumptionsInput = {
  valuationDate: "2021-01-01",
  closing: "2021-06-30",
  discountRate: "0.05",
  metrics: {
    profit: { forecast: { 2021: "100", 2022: "120" } },
    revenue: { forecast: { 2021: { distribution: "lognormal", mean: "100", volatility: "0.3" } } },
  },
  shares: { ACME: { price: "50", volatility: "0.3" } },
  events: { a: "0.5", b: "0.5", c: "0.5", late: "0.5" },
};

const deal = (...components: Component[]): Offer =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components, conditions: [{ event: "approval" }] });

const headlineOf = (...components: Component[]) => valueOffer(deal(...components), beliefs).headline;
const rangeOf = (...components: Component[]): string => {
  const { atLeast, atMost } = headlineOf(...components);
  return `${atLeast} to ${atMost}`;
};
const share = { share: "0.5", metric: "profit", periods: [2021, 2022] };
const failing = { given: [{ event: "approval", happens: false }] };

describe("a headline", () => {
  it("keeps apart what is due at closing, what is due later, and what is contingent", () => {
    const { headline } = valueOffer(
      deal(
        cash({ amount: "1000" }),
        cash({ name: "Deferred", amount: "200", paid: "closing + 1 year" }),
        cash({ name: "Bonus", amount: "30", given: ["a"] }),
        profitShare(share),
      ),
      beliefs,
    );

    expect(String(headline.atClosing)).toBe("1000");
    expect(String(headline.later)).toBe("200");
    expect(String(headline.contingent)).toBe("140");
    expect(String(headline.amount)).toBe("1340");
  });

  it("is the nominal total, and where a bridge begins", () => {
    const whole = deal(
      cash({ amount: "1000" }),
      profitShare(share),
      cash({ name: "Fee", amount: "7", ...failing }),
    );
    const { headline, breakdown } = valueOffer(whole, beliefs);

    expect(headline.amount).toEqual(breakdown.nominal);
    expect(bridge(whole, beliefs).headline).toEqual(headline.amount);
    expect(String(headline.amount)).toBe("1110");
  });

  it("of Microsoft's offer for Activision Blizzard is the $75.3 billion that people know", () => {
    const { headline } = valueOffer(offerOf("microsoft-activision"), beliefsOf("microsoft-activision"));

    expect(String(headline.amount)).toBe("75300000000");
    expect([headline.atLeast, headline.atMost].map(String)).toEqual(["75300000000", "75300000000"]);
    // Of three steps of Microsoft's fee the largest; Activision's own comes the other way.
    expect([headline.onlyIfItFails?.received, headline.onlyIfItFails?.paid].map(String)).toEqual([
      "3000000000",
      "2270000000",
    ]);
  });
});

describe("the range of outcomes", () => {
  it("has no upper end where nothing caps a share, and none at all where losses are paid back", () => {
    expect(rangeOf(cash({ amount: "1000" }), profitShare(share))).toBe("1000 to unlimited");
    expect(rangeOf(cash({ amount: "1000" }), profitShare({ ...share, clawback: true }))).toBe(
      "unlimited to unlimited",
    );
  });

  it("ends at floors and caps", () => {
    expect(rangeOf(profitShare({ ...share, floor: "10", cap: "80" }))).toBe("20 to 160");
    expect(rangeOf(earnOut({ ...share, threshold: "100", cap: "30" }))).toBe("0 to 60");
  });

  it("ends once at a cap that periods have in common", () => {
    expect(rangeOf(earnOut({ ...share, threshold: "100", aggregateCap: "45" }))).toBe("0 to 45");
    expect(rangeOf(cumulativeEarnOut({ ...share, threshold: "100", cap: "45" }))).toBe("0 to 45");
  });

  it("takes together what hangs on one metric", () => {
    const tier = { metric: "profit", periods: [2021], cap: "40" };
    // Half of the profit is lost above 100, and as much of it is gained: together never more than 50.
    const down = holdback({
      amount: "50",
      releases: [{ paid: "closing + 1 year" }],
      claims: { metric: "profit", period: 2021 },
    });
    const up = earnOut({ ...tier, share: "1" });

    expect(rangeOf(down)).toBe("0 to 50");
    expect(rangeOf(up)).toBe("0 to 40");
    expect(rangeOf(down, up)).toBe("40 to 50");
  });

  it("knows that a lognormal metric is never negative", () => {
    const back = { share: "0.5", metric: "revenue", periods: [2021], clawback: true, cap: "40" };

    expect(rangeOf(profitShare(back))).toBe("0 to 40");
    expect(rangeOf(profitShare({ ...back, metric: "profit" }))).toBe("unlimited to 40");
  });

  it("counts a jump on both sides", () => {
    const tiers = {
      metric: "profit",
      periods: [2021],
      tiers: [
        { from: "0", rate: "0.1" },
        { from: "100", rate: "0" },
      ],
    };

    expect(rangeOf(tieredEarnOut({ ...tiers, tierKind: "incremental" }))).toBe("0 to 10");
  });

  it("pays once what any of several events brings", () => {
    const right = { rights: "10", amount: "3", events: ["a", "b", "c"], expires: "2022-01-01" };

    expect(rangeOf(contingentValueRight({ ...right, pays: "if any happens" }))).toBe("0 to 30");
    expect(rangeOf(contingentValueRight({ ...right, pays: "if all happen" }))).toBe("0 to 30");
  });

  it("tells alternatives apart where there are too many events to try all", () => {
    const events = Array.from({ length: 14 }, (_, index) => `event ${index}`);
    const odds = Object.fromEntries(events.map((event) => [event, "0.5"]));
    const right = contingentValueRight({
      rights: "10",
      amount: "3",
      events,
      pays: "if any happens",
      expires: "2022-01-01",
    });

    expect(String(valueOffer(deal(right), { ...beliefs, events: odds }).headline.atMost)).toBe("30");
  });

  it("never adds up a payment and the one that comes in its place", () => {
    const early = cash({ name: "Early", amount: "100", given: [{ event: "late", happens: false }] });
    const late = cash({ name: "Late", amount: "70", given: ["late"] });

    expect(rangeOf(early, late)).toBe("70 to 100");
  });

  it("counts shares at today's price, also where a price decides how many", () => {
    expect(rangeOf(stock({ shares: "10", issuer: "ACME" }))).toBe("500 to 500");
    // 100 in value between 40 and 60, 2.5 shares below and 1.6666 above.
    const collar = {
      issuer: "ACME",
      value: "100",
      low: "40",
      high: "60",
      ratioBelow: "2.5",
      ratioAbove: "1.6666",
    };
    expect(rangeOf(fixedValueCollar(collar))).toBe("83.33 to 125");
  });
});

describe("what can only be due if it fails", () => {
  const steps = (...amounts: string[]) =>
    amounts.map((amount, index) => ({ event: ["a", "b", "c"][index] ?? "late", amount, paid: "2022-01-01" }));

  it("is no part of any column, nor of the headline and its range", () => {
    const made = deal(
      cash({ amount: "1000" }),
      reverseTerminationFee({ steps: steps("20", "30"), ...failing }),
    );
    const { headline, breakdown } = valueOffer(made, beliefs);

    expect([headline.amount, headline.atLeast, headline.atMost].map(String)).toEqual([
      "1000",
      "1000",
      "1000",
    ]);
    expect([breakdown.nominal, breakdown.expected].map(String)).toEqual(["1000", "1000"]);
    expect(String(headline.onlyIfItFails?.received)).toBe("30");
    expect(String(valueOffer(made, beliefs))).toContain("Due only if it fails: up to 30.00 to the seller\n");
  });

  it("adds up what different fees may come to, and takes the larger of those that exclude each other", () => {
    const fee = (
      name: string,
      amount: string,
      given: readonly (string | { event: string; happens: false })[],
    ) =>
      reverseTerminationFee({
        name,
        steps: [{ event: "a", amount, paid: "2022-01-01" }],
        given: [...failing.given, ...given],
      });

    expect(String(headlineOf(fee("One", "20", []), fee("Two", "30", [])).onlyIfItFails?.received)).toBe("50");
    expect(
      String(
        headlineOf(fee("One", "20", ["b"]), fee("Two", "30", [{ event: "b", happens: false }])).onlyIfItFails
          ?.received,
      ),
    ).toBe("30");
  });

  it("goes both ways", () => {
    const { onlyIfItFails } = headlineOf(
      reverseTerminationFee({ steps: steps("20"), ...failing }),
      terminationFee({ steps: steps("8", "9"), ...failing }),
    );

    expect([onlyIfItFails?.received, onlyIfItFails?.paid].map(String)).toEqual(["20", "9"]);
  });

  it("is not mentioned where there is nothing of the kind", () => {
    expect(headlineOf(cash({ amount: "1" })).onlyIfItFails).toBeUndefined();
  });
});

describe("laws of headlines", () => {
  test.prop([believedOffers()])(
    "what contradicts the closing adds nothing to any column",
    ({ offer: made, beliefs: view }) => {
      const [condition = { event: "approval" }] = made.conditions;
      const document = { ...made.toJSON(), conditions: [condition] };
      const components = (document as unknown as { components: readonly object[] }).components.map((one) => ({
        ...one,
        given: [{ event: condition.event, happens: false }],
      }));
      const { breakdown, headline, presentValue } = valueOffer(
        offer({ ...document, components } as unknown as Parameters<typeof offer>[0]),
        { ...view, events: {} },
      );

      const rows = [breakdown, ...breakdown.parts, ...breakdown.parts.flatMap(({ parts }) => parts)];
      for (const { nominal, expected, presentValue: value } of rows) {
        expect([nominal, expected, value].map(String)).toEqual(["0", "0", "0"]);
      }
      expect([presentValue, headline.amount, headline.atLeast, headline.atMost].map(String)).toEqual([
        "0",
        "0",
        "0",
        "0",
      ]);
    },
  );

  test.prop([believedOffers()])(
    "the headline lies within its range and is the sum of its parts",
    ({ offer: made, beliefs: view }) => {
      const { headline, cashFlows } = valueOffer(made, view);
      const { amount, atClosing, later, contingent, atLeast, atMost } = headline;
      const slack = amount.abs().times("1e-26");

      expect(atClosing.plus(later).plus(contingent).minus(amount).abs().lessThanOrEqualTo(slack)).toBe(true);
      // Of payments that exclude each other the headline counts each, and the range one.
      const said = cashFlows.flatMap(({ conditions }) =>
        conditions.map(({ event, happens }) => `${event} ${happens}`),
      );
      if (said.some((one) => one.endsWith(" false") && said.includes(one.replace(/false$/, "true")))) return;
      if (atLeast !== "unlimited") expect(atLeast.minus(slack).lessThanOrEqualTo(amount)).toBe(true);
      if (atMost !== "unlimited") expect(atMost.plus(slack).greaterThanOrEqualTo(amount)).toBe(true);
    },
  );
});
