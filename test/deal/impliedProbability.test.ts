import { fc, test } from "@fast-check/vitest";
import { Decimal, impliedProbability, priceAtProbability } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";

describe("published probabilities", () => {
  it("DT at $27, bid $28, before $21: wizedu.com, question 11101", () => {
    const terms = { price: "27", offerValue: "28", failurePrice: "21" };
    expect(impliedProbability(terms).probability.toFixed(9)).toBe("0.857142857");
  });

  it("$92 for $100 or $70 in six months at 5%: the formula at codingace.net, by hand", () => {
    const terms = {
      offerValue: "100",
      failurePrice: "70",
      rate: { rate: "0.05", compounding: "simple", dayCount: "30E/360" },
      valuationDate: "2021-01-01",
      closing: "2021-07-01",
    } as const;
    // (92 x 1.025 − 70) / 30
    expect(impliedProbability({ ...terms, price: "92" }).probability.toString()).toBe("0.81");
    expect(priceAtProbability({ ...terms, probability: "0.81" }).toString()).toBe("92");
  });
});

describe("a probability that a price implies", () => {
  const cents = fc.integer({ min: 1, max: 20_000 }).map((count) => String(count / 100));
  const terms = fc
    .record(
      {
        offerValue: cents,
        failurePrice: cents,
        dividends: cents,
        rate: fc.constantFrom("0", "0.05", "-0.01"),
        valuationDate: fc.constant("2021-01-01"),
        closing: fc.constantFrom("2021-01-01", "2021-09-30"),
      },
      { requiredKeys: ["offerValue", "failurePrice", "valuationDate", "closing"] },
    )
    .filter(({ offerValue, failurePrice }) => offerValue !== failurePrice);

  test.prop([terms, fc.integer({ min: 0, max: 1000 })])(
    "goes from a probability to a price and back",
    (completion, thousandths) => {
      const probability = new Decimal(thousandths).div(1000);
      const price = priceAtProbability({ ...completion, probability });
      const implied = impliedProbability({ ...completion, price });
      // Where both outcomes are close together, the price is good to 28 digits and the probability to fewer.
      const scale = price.div(new Decimal(completion.offerValue).minus(completion.failurePrice)).abs();
      expectClose(implied.probability, probability, Decimal.max(1, scale).times(100));
    },
  );

  test.prop([terms, cents])(
    "says where a price fits no probability, and clips nothing",
    (completion, price) => {
      const { probability, outside } = impliedProbability({ ...completion, price });
      const bounds = ["0", "1"].map((end) => priceAtProbability({ ...completion, probability: end }));
      const [failed, closed] = bounds as [Decimal, Decimal];
      const up = closed.greaterThan(failed);
      const above = up ? new Decimal(price).greaterThan(closed) : new Decimal(price).lessThan(closed);
      const below = up ? new Decimal(price).lessThan(failed) : new Decimal(price).greaterThan(failed);
      expect(outside).toBe(above ? "above 1" : below ? "below 0" : undefined);
      expect(probability.greaterThan(1) || probability.lessThan(0)).toBe(outside !== undefined);
    },
  );

  it.each<[object, string]>([
    [{ failurePrice: "100" }, "failurePrice: out-of-range"],
    [{ rate: "0.05", closing: "2021-06-30" }, "valuationDate: missing-term"],
    [{ rate: "0.05", valuationDate: "2021-06-30" }, "closing: missing-term"],
    [{ valuationDate: "2021-06-30", closing: "2021-06-29" }, "closing: out-of-range"],
  ])("refuses odds of %j", (wrong, problem) => {
    const terms = { offerValue: "100", failurePrice: "70", ...wrong };
    expect(problems(refusal(() => impliedProbability({ ...terms, price: "92" })))).toEqual([
      `terms.${problem}`,
    ]);
    expect(problems(refusal(() => priceAtProbability({ ...terms, probability: "0.5" })))).toEqual([
      `terms.${problem}`,
    ]);
  });
});
