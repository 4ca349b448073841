import {
  type AssumptionsInput,
  type Breakdown,
  cash,
  offer,
  reportedOracleOffer,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "./golden.js";

interface OfferCase {
  readonly beliefs: string;
  readonly assumptions: AssumptionsInput;
  readonly parts: Readonly<Record<string, string>>;
  readonly expected: string;
  readonly cents: string;
  readonly withOdds?: string;
}

const leaves = (row: Breakdown): readonly Breakdown[] =>
  row.parts.length === 0 ? [row] : row.parts.flatMap(leaves);

describe.each(readGolden<OfferCase>("reportedOffer"))("the reported offer, $beliefs", (golden) => {
  const valuation = valueOffer(reportedOracleOffer, golden.assumptions);

  it("is worth what an independent computation says, to 28 digits and to the cent", () => {
    expectDigits(valuation.presentValue, golden.expected);
    expect(valuation.presentValue.toFixed(2)).toBe(golden.cents);
  });

  it("splits into cash, stock and the profit share of each year", () => {
    const rows = leaves(valuation.breakdown);

    expect(rows.map(({ name }) => name)).toEqual(["Cash", "Stock", "2021", "2022"]);
    for (const { name, presentValue } of rows) {
      const expected = golden.parts[name] ?? "";
      if (expected === "0.0") expect(presentValue.isZero()).toBe(true);
      else expectDigits(presentValue, expected);
    }
  });

  it("weighs with the odds of all three approvals where they are given", () => {
    if (golden.withOdds === undefined) expect(valuation.withOdds).toBeUndefined();
    else expectDigits(valuation.withOdds?.presentValue ?? valuation.presentValue, golden.withOdds);
  });
});

interface ForeignCase {
  readonly cash: string;
  readonly stock: string;
  readonly expected: string;
  readonly cents: string;
}

it.each(
  readGolden<ForeignCase>("foreignOffer"),
)("cash and shares in euros come to $cents dollars", (golden) => {
  const deal = offer({
    name: "Foreign deal",
    currency: "USD",
    bidder: "Buyer",
    components: [
      cash({ amount: "250e6", currency: "EUR", paid: "closing + 6 months" }),
      stock({ shares: "1.8e6", issuer: "SAP" }),
    ],
  });
  const valuation = valueOffer(deal, {
    valuationDate: "2021-02-26",
    closing: "2021-03-31",
    creditSpreads: { Buyer: "0.02" },
    shares: { SAP: { price: "100.25", currency: "EUR", dividendYield: "0.0175" } },
    currencies: {
      EUR: {
        spot: "1.1845",
        discountRate: { rate: "0.011", compounding: "monthly", dayCount: "ACT/360" },
      },
    },
  });

  expectDigits(valuation.presentValue, golden.expected);
  expect(valuation.presentValue.toFixed(2)).toBe(golden.cents);
  const [money, shares] = valuation.breakdown.parts;
  expectDigits(money?.presentValue ?? valuation.presentValue, golden.cash);
  expectDigits(shares?.presentValue ?? valuation.presentValue, golden.stock);
});
