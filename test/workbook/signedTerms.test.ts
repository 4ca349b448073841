import fc from "fast-check";
import { type OfferInput, parseOffer } from "offer-valuation";
import { workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { beliefsFor } from "./offers.js";

/** The numbers of the contract that stand in the Terms of an offer of such components. */
function termsOf(...components: readonly object[]): readonly number[] {
  const offer = parseOffer({ name: "Deal", currency: "USD", bidder: "Acme", components } as OfferInput);
  const { sheets } = workbook(offer, beliefsFor(offer), { sensitivities: false });
  const terms = sheets.find(({ name }) => name === "Terms")?.rows ?? [];
  return terms.flatMap(([, cell]) => (cell?.kind === "number" && cell.role === "term" ? [cell.value] : []));
}

const measured = { metric: "profit", periods: ["2022"] };

describe("a number of the contract", () => {
  it.each([
    ["a threshold", { type: "cliffEarnOut", ...measured, threshold: "-25e6", amount: "4e6" }, -25e6],
    [
      "a milestone",
      { type: "milestone", metric: "profit", period: "2022", threshold: "-3", amount: "4" },
      -3,
    ],
    ["what is taken off", { type: "earnOut", ...measured, share: "0.2", threshold: "-3", cap: "5e6" }, -3],
    ["a total", { type: "cumulativeEarnOut", ...measured, share: "0.2", threshold: "-7e6" }, -7e6],
    ["a carry", { type: "carryForwardEarnOut", ...measured, share: "0.2", threshold: "-8e6" }, -8e6],
    [
      "a tier",
      {
        type: "tieredEarnOut",
        ...measured,
        tierKind: "retroactive",
        tiers: [
          { from: "-1e7", rate: "0.25" },
          { from: "4e7", rate: "0.5" },
        ],
      },
      -1e7,
    ],
    ["a peg", { type: "priceAdjustment", metric: "capital", peg: "-5e6" }, -5e6],
  ])("stands with its sign: %s below 0", (_, component, value) => {
    const terms = termsOf(component);
    expect(terms).toContain(value);
    expect(terms).not.toContain(-value);
  });

  it("stands as it is stated where a formula subtracts it", () => {
    expect(termsOf({ type: "earnOut", ...measured, share: "0.2", threshold: "3", cap: "5e6" })).toContain(3);
  });

  it("stands once for each sign that it is stated with", () => {
    const terms = termsOf({ type: "cliffEarnOut", ...measured, threshold: "-4e6", amount: "4e6" });
    expect(terms.filter((value) => Math.abs(value) === 4e6).sort()).toEqual([-4e6, 4e6]);
  });

  it("that is stated as a percentage is a number of the contract", () => {
    expect(termsOf({ type: "profitShare", ...measured, share: "20%" })).toContain(0.2);
  });

  it("never stands with a sign that its component does not state", () => {
    const level = fc.integer({ min: -50, max: 50 }).filter((value) => Math.abs(value) > 1);
    fc.assert(
      fc.property(level, level, (threshold, width) => {
        const terms = termsOf({
          type: "cliffEarnOut",
          ...measured,
          threshold: String(threshold),
          amount: String(Math.abs(width)),
        });
        expect([...terms].sort()).toEqual([...new Set([threshold, Math.abs(width)])].sort());
      }),
      { numRuns: 40 },
    );
  });
});
