import { readFileSync } from "node:fs";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { allocate } from "../../src/settlement/allocate.js";
import { type DilutionTerms, dilutedShares } from "../../src/settlement/dilutedShares.js";
import { type BridgeTerms, equityBridge } from "../../src/settlement/equityBridge.js";
import { type ExchangeRatioTerms, exchangeRatioAt } from "../../src/settlement/exchangeRatioAt.js";
import { type ProrationTerms, prorate } from "../../src/settlement/prorate.js";

interface Sourced {
  readonly source: string;
}
interface Figures {
  readonly ratios: readonly (Sourced & {
    readonly price: string;
    readonly terms: ExchangeRatioTerms;
    readonly expected: string;
  })[];
  readonly allocations: readonly (Sourced & {
    readonly amount: string;
    readonly weights: readonly string[];
    readonly expected: readonly string[];
  })[];
  readonly prorations: readonly (Sourced & ProrationTerms & { readonly cash: readonly string[] })[];
  readonly diluted: readonly (Sourced & { readonly terms: DilutionTerms; readonly printed: string })[];
  readonly bridges: readonly (Sourced & {
    readonly terms: BridgeTerms;
    readonly equityValue: string;
    readonly pricePerShare: string;
    readonly exercised: string;
  })[];
}

const url = new URL("../golden/settlement.json", import.meta.url);
const figures: Figures = JSON.parse(readFileSync(url, "utf8"));

const expectSame = (actual: Decimal | undefined, expected: string) =>
  expect(actual?.toString()).toBe(new Decimal(expected).toSignificantDigits(28).toString());

describe("settlement, as published or computed independently", () => {
  it.each(figures.ratios)("$source: a ratio at $price", ({ price, terms, expected }) => {
    expectSame(exchangeRatioAt(price, terms), expected);
  });

  it.each(figures.allocations)("$source: $amount among $weights", ({ amount, weights, expected }) => {
    for (const [index, part] of allocate(amount, weights).entries()) expectSame(part, expected[index] ?? "");
  });

  it.each(figures.prorations)("$source: $cashShares in cash", ({ holders, cashShares, cash }) => {
    const prorated = prorate({ holders, cashShares });
    expect(prorated.holders.map((holder) => holder.cash.toString())).toEqual(cash);
  });

  it.each(figures.diluted)("$source", ({ terms, printed }) => {
    expect(dilutedShares(terms).toFixed(0)).toBe(printed);
  });

  it.each(figures.bridges)("$source: a price of $pricePerShare", ({ terms, ...expected }) => {
    const bridged = equityBridge(terms);
    expectSame(bridged.equityValue, expected.equityValue);
    expectSame(bridged.pricePerShare, expected.pricePerShare);
    expectSame(bridged.exercised, expected.exercised);
  });
});
