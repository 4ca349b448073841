import { cash, type DecimalInput, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const deal = offer({
  name: "Deal",
  currency: "USD",
  components: [
    cash({ name: "Price", amount: "1000" }),
    cash({ name: "Bonus", amount: "100", given: ["licence"] }),
    cash({ name: "Break fee", amount: "50", given: [{ event: "approval", happens: false }] }),
  ],
  conditions: [{ event: "approval" }, { event: "vote" }],
});
const valued = (events: Record<string, DecimalInput>) =>
  valueOffer(deal, { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0", events });

describe("an offer with conditions", () => {
  it("is worth its value if it closes, where no odds of closing are given", () => {
    const valuation = valued({ licence: "0.5" });

    expect(valuation.presentValue.toString()).toBe("1050");
    expect(valuation.withOdds).toBeUndefined();
  });

  it("weighs that with the odds of all conditions, where they are", () => {
    const valuation = valued({ licence: "0.5", approval: "0.8", vote: "0.5" });

    expect(valuation.presentValue.toString()).toBe("1050");
    expect(valuation.withOdds).toMatchObject({ events: ["approval", "vote"] });
    expect(valuation.withOdds?.probability.toString()).toBe("0.4");
    expect(valuation.withOdds?.presentValue.toString()).toBe("420");
  });

  it("needs the odds of every condition once one is given", () => {
    expect(problems(refusal(() => valued({ licence: "0.5", approval: "0.8" })))).toEqual([
      "events.vote: missing-belief",
    ]);
  });

  it("reads an event and its beliefs by name, Object.prototype's names included", () => {
    const odd = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "1", given: ["hasOwnProperty"] })],
    });

    expect(
      problems(
        refusal(() =>
          valueOffer(odd, { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: "0" }),
        ),
      ),
    ).toEqual(["events.hasOwnProperty: missing-belief"]);
  });
});
