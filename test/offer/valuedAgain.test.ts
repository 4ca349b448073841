import {
  type AssumptionsInput,
  cash,
  type Offer,
  OfferError,
  offer,
  parseAssumptions,
  profitShare,
  stock,
  valueOffer,
} from "offer-valuation";
import { expect, it } from "vitest";

/** Made anew each time, so that nothing is remembered of it. */
const freshOffer = (currency: string): Offer =>
  offer({
    name: "Offer",
    currency,
    bidder: "Oracle",
    conditions: [{ event: "approval" }, { event: "vote" }],
    components: [
      cash({ amount: "10e9" }),
      stock({ shares: "1e8", issuer: "ORCL" }),
      profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022], floor: "1e8", cap: "1e9" }),
    ],
  });

const plain: AssumptionsInput = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.08",
  shares: { ORCL: { price: "60" } },
  metrics: {
    profit: {
      forecast: { 2021: { distribution: "lognormal", mean: "1e9", volatility: "0.4" }, 2022: "-1e8" },
    },
  },
};
const lognormal = { distribution: "lognormal", mean: "3e9", volatility: "0.2" } as const;

/** Each differs from the one before in something that a valuation words, asks or prices. */
const views: readonly AssumptionsInput[] = [
  plain,
  { ...plain, discountRate: "1.5", creditSpreads: { Oracle: "0.02", Nobody: "0.01" } },
  { ...plain, requiredReturns: { "Profit share": "0.3" } },
  { ...plain, events: { approval: "0.7", vote: "0.9", other: "0.5" } },
  { ...plain, currency: "EUR", currencies: { USD: { spot: "0.9", discountRate: "0.03" } } },
  { ...plain, closing: "2023-06-30", asOf: "2020-01-01" },
  { ...plain, metrics: { profit: { forecast: { 2021: lognormal, 2022: lognormal }, riskPremium: "0.04" } } },
];

const written = (value: unknown): string => `${JSON.stringify(value)}\n${value}`;

it("an offer that was valued under other beliefs is valued as one that never was", () => {
  const known = ["USD", "EUR"].map(freshOffer);
  const parsed = views.map((view) => parseAssumptions(view));
  for (const beliefs of [...parsed, ...[...parsed].reverse()]) {
    for (const one of known) {
      const again = valueOffer(one, beliefs);
      const once = valueOffer(freshOffer(one.currency), parseAssumptions(beliefs.toJSON()));
      expect(written(again)).toBe(written(once));
      expect(again).toEqual(once);
    }
  }
});

it("an offer that was valued without odds asks for all of them once some are given", () => {
  const known = freshOffer("USD");
  valueOffer(known, plain);
  const issues = caught(() => valueOffer(known, { ...plain, events: { approval: "0.7" } }));
  expect(issues).toEqual([["events", "vote", "is needed: its probability from 0 to 1"]]);
});

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof OfferError ? error.issues.map(({ path, message }) => [...path, message]) : error;
  }
}
