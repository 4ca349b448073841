import {
  type Component,
  carryForwardEarnOut,
  catchUpEarnOut,
  cliffEarnOut,
  cumulativeEarnOut,
  earnOut,
  offer,
  royalty,
  tieredEarnOut,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { expectWithin } from "../numeric/relativeError.js";
import { paidFor } from "./contingentTerms.js";

// Levels below zero, of metrics that may be a loss.

const one = { metric: "m", periods: [2021] } as const;
const two = { metric: "m", periods: [2021, 2022] } as const;

describe("a level below zero", () => {
  it.each<[title: string, component: Component, figures: readonly number[], paid: readonly number[]]>([
    ["a share above -10 of -4", earnOut({ ...one, share: "0.5", threshold: "-10" }), [-4], [3]],
    ["a cliff at -10 of -10", cliffEarnOut({ ...one, threshold: "-10", amount: "7" }), [-10], [7]],
    [
      "a total above -10 of -12 and 6",
      cumulativeEarnOut({ ...two, share: "0.5", threshold: "-10" }),
      [-12, 6],
      [2],
    ],
    [
      "what is above -10 after a shortfall of 5",
      carryForwardEarnOut({ ...two, share: "0.5", threshold: "-10", carried: "shortfall" }),
      [-15, 3],
      [0, 4],
    ],
    [
      "10% from -10 and 20% from 0, each on its own part, of -4",
      royalty({
        ...one,
        tiers: [
          { from: "-10", rate: "0.5" },
          { from: "0", rate: "0.25" },
        ],
      }),
      [-4],
      [3],
    ],
    [
      "the same tiers of 8: 5 and 2",
      tieredEarnOut({
        ...one,
        tiers: [
          { from: "-10", rate: "0.5" },
          { from: "0", rate: "0.25" },
        ],
        tierKind: "incremental",
      }),
      [8],
      [7],
    ],
    [
      "a rate on all of a loss, of which the seller pays no share",
      tieredEarnOut({ ...one, tiers: [{ from: "-10", rate: "0.5" }], tierKind: "retroactive" }),
      [-4],
      [0],
    ],
  ])("%s, by hand", (_, component, figures, paid) => {
    expect(paidFor(component, [...figures])).toEqual(paid);
  });

  it("is worth Bachelier's call where the total is normal, by mpmath", () => {
    // Two independent years of N(-6, 8²): half of E[(X + 10)⁺], X of N(-12, 128)
    const component = cumulativeEarnOut({ ...two, share: "0.5", threshold: "-10" });
    const forecast = { distribution: "normal", mean: "-6", standardDeviation: "8" } as const;
    const { presentValue } = valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
      valuationDate: "2020-12-31",
      discountRate: "0",
      metrics: { m: { forecast: { 2021: forecast, 2022: forecast } } },
    });
    expectWithin("1e-27", presentValue, "1.79192864159399190936127569801543330997");
  });

  it("is refused where it would mean nothing: below it a share of the whole metric is a loss", () => {
    const terms = { ...one, share: "0.2", threshold: "-1" } as const;
    expect(refusal(() => catchUpEarnOut(terms)).message).toContain("threshold: must not be negative");
  });
});
