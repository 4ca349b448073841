import {
  cash,
  comparedViews,
  compareOffers,
  offer,
  parseAssumptions,
  profitShare,
  stock,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../laws/kit/requiredBeliefs.js";

const mixed = offer({
  name: "Mixed",
  currency: "USD",
  bidder: "Acme",
  conditions: [{ event: "approval" }],
  components: [
    cash({ name: "Cash", amount: "100", given: ["approval"] }),
    cash({ name: "Later", amount: "110", paid: "closing + 1 year" }),
    stock({ name: "Shares", shares: "2", issuer: "ACME" }),
    stock({ name: "Worth", value: "30", issuer: "ACME" }),
    cash({ name: "If licensed", amount: "40", given: ["licence"] }),
    profitShare({ share: "0.5", metric: "profit", periods: [2021] }),
  ],
});

const view = {
  name: "A view",
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.1",
  shares: { ACME: { price: "25" } },
  metrics: { profit: { forecast: { 2021: "22" } } },
  events: { approval: "0.5", licence: "0.25" },
};

const plain = offer({ name: "Plain", currency: "USD", components: [cash({ amount: "200" })] });

describe("many viewpoints", () => {
  const base = parseAssumptions(view);
  function* endless() {
    for (let count = 0; ; count += 1) yield { ...base.toJSON(), name: `View ${count}` } as never;
  }

  it("come one at a time, as far as they are asked for", () => {
    const views = comparedViews([mixed, plain], endless(), { keep: "figures" });
    const names = Array.from({ length: 3 }, () => views.next().value?.viewpoint);
    expect(names).toEqual(["View 0", "View 1", "View 2"]);
  });

  it("report how far they have come, and stop when asked to", () => {
    const told: string[] = [];
    const signal = { aborted: false, reason: new Error("enough") };
    const sets = Array.from({ length: 120 }, () => base);
    const onProgress = (done: number, total: number) => {
      told.push(`${done} of ${total}`);
      signal.aborted = done === 200;
    };
    expect(errorOf(() => compareOffers([mixed, plain], sets, { onProgress, signal }))).toBe(signal.reason);
    expect(told).toEqual(["100 of 240", "200 of 240"]);
    told.length = 0;
    signal.aborted = false;
    compareOffers([plain], sets, { onProgress, signal, keep: "figures" });
    expect(told).toEqual(["100 of 120", "120 of 120"]);
  });
});
