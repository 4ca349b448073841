import { fc, test } from "@fast-check/vitest";
import {
  cash,
  Decimal,
  election,
  fixedValueCollar,
  type OfferInput,
  offer,
  stock,
  termSheet,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const refused = (action: () => unknown): readonly string[] => problems(refusal(action));

const convertibles = [
  { shares: "10e6", conversionPrice: "15" },
  { shares: "5e6", conversionPrice: "25" },
];
const made = (components: OfferInput["components"], shares: object, netDebt?: string) =>
  offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    target: {
      name: "T",
      shares: { basic: "100e6", ...shares },
      ...(netDebt === undefined ? {} : { netDebt }),
    },
    components,
  });
const perShareOf = (deal: ReturnType<typeof made>) => {
  const { perShare } = valueOffer(deal, {
    valuationDate: "2022-01-01",
    closing: "2022-01-01",
    discountRate: "0",
    shares: { ACME: { price: "40", volatility: "0.2", dividendYield: "0" } },
  });
  if (perShare === undefined) throw new Error("an offer that states the shares has figures for each of them");
  return perShare;
};
const figures = (deal: ReturnType<typeof made>): readonly string[] => {
  const { price, convertedShares, dilutedShares, equityValue, enterpriseValue } = perShareOf(deal);
  return [price, convertedShares, dilutedShares, equityValue, enterpriseValue].map((figure) =>
    figure === undefined ? "none" : figure.toSignificantDigits(10).toString(),
  );
};

describe("convertibles with a conversion price", () => {
  // At $20 those of $15 convert: 110 million shares, and 10m × 15 = 150 million of the debt of 400 million falls away.
  it("convert above it, and their debt falls away", () => {
    const expected = ["20", "10000000", "110000000", "2200000000", "2450000000"];
    expect(figures(made([cash({ perShare: "20" })], { convertibles }, "400e6"))).toEqual(expected);
    expect(figures(made([cash({ amount: "2.2e9" })], { convertibles }, "400e6"))).toEqual(expected);
  });

  it("do not convert at it", () => {
    const [price, converted] = figures(made([cash({ perShare: "15" })], { convertibles }));
    expect([price, converted]).toEqual(["15", "0"]);
  });

  it("are told together with options, by hand: (2.2 bn + 10m × 10) ÷ (110m + 10m)", () => {
    const options = [{ count: "10e6", strike: "10" }];
    const [price, converted] = figures(made([cash({ amount: "2.2e9" })], { convertibles, options }));
    expect([price, converted]).toEqual(["19.16666667", "10000000"]);
  });

  it("are refused where no price goes with what it leads to: 16.00 without, 14.55 with", () => {
    const deal = made([cash({ amount: "1.6e9" })], { convertibles });
    expect(refused(() => perShareOf(deal))).toEqual([
      "target.shares.convertibles.0.conversionPrice: no-root",
    ]);
    expect(refusal(() => perShareOf(deal)).message).toContain("leaves no price of a share");
  });

  it("are refused where the price moves with a share's, or is not known", () => {
    const moving = stock({ ratio: "0.5", issuer: "ACME" });
    expect(refused(() => made([moving], { convertibles }))).toEqual([
      "target.shares.convertibles.0.conversionPrice: invalid-term",
    ]);
    const either = election({ issuer: "ACME", cash: "20", ratio: "0.5" });
    expect(refused(() => made([either], { convertibles }))).toEqual([
      "target.shares.convertibles.0.conversionPrice: invalid-term",
    ]);
  });

  it("are found among a thousand in a moment", { timeout: 10_000 }, () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      shares: "1000",
      conversionPrice: `${index + 1}`,
    }));
    const options = Array.from({ length: 10 }, (_, index) => ({ count: "10", strike: `${index + 1}` }));
    const each = perShareOf(made([cash({ perShare: "500.5" })], { convertibles: many, options }));
    const total = perShareOf(made([cash({ amount: each.equityValue })], { convertibles: many, options }));
    expect([total.price.toFixed(10), String(total.convertedShares)]).toEqual(["500.5000000000", "500000"]);
  });

  it("stand in the term sheet", () => {
    expect(termSheet(made([cash({ perShare: "20" })], { convertibles }))).toContain(
      "10,000,000 shares from convertibles, above USD 15 for a share",
    );
  });

  const money = fc.integer({ min: 1, max: 100 }).map(String);
  test.prop([
    fc.array(fc.record({ shares: money, conversionPrice: money }), { maxLength: 4 }),
    fc.array(fc.record({ count: money, strike: money }), { maxLength: 4 }),
    fc.integer({ min: 1, max: 100 }),
  ])("a price for each share and the total that it comes to say the same", (bonds, options, price) => {
    const shares = { basic: "1000", convertibles: bonds, options };
    const each = perShareOf(made([cash({ perShare: `${price}` })], shares));
    const total = new Decimal(each.equityValue);
    const again = perShareOf(made([cash({ amount: total })], shares));
    expect(again.price.toFixed(20)).toBe(new Decimal(price).toFixed(20));
    expect(again.convertedShares).toEqual(each.convertedShares);
  });
});

describe("collars and elections for all shares of the target", () => {
  it("count the shares that the target states, with units and what converts", () => {
    const shares = { stockUnits: "5e6", convertibles: [{ shares: "5e6" }] };
    const pools = { cashPool: "0.5", stockPool: "0.5" };
    const one = perShareOf(made([election({ issuer: "ACME", cash: "20", ratio: "0.5", ...pools })], shares));
    expect([one.price, one.equityValue].map(String)).toEqual(["20", "2200000000"]);
    const collar = fixedValueCollar({ issuer: "ACME", value: "15", low: "38", high: "42" });
    expect(perShareOf(made([cash({ perShare: "5" }), collar], shares)).price.toString()).toBe("20");
  });

  it("say so where nobody has stated the number", () => {
    const [assumed] = election({ issuer: "ACME", cash: "20", ratio: "0.5" }).assumed;
    expect([assumed?.path, assumed?.value]).toEqual([["targetShares"], "all"]);
  });

  it("are refused where the target has options", () => {
    const options = [{ count: "1", strike: "1" }];
    expect(
      refused(() => made([election({ issuer: "ACME", cash: "20", ratio: "0.5" })], { options })),
    ).toEqual(["components.0.targetShares: invalid-term"]);
    expect(
      refused(() => election({ issuer: "ACME", cash: "1", ratio: "1", targetShares: "some" as never })),
    ).toEqual(["targetShares: invalid-decimal"]);
  });
});
