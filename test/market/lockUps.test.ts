import { readFileSync } from "node:fs";
import {
  type AssumptionsInput,
  all,
  type Claim,
  cashFlows,
  describe as inWords,
  offer,
  on,
  one,
  parseAssumptions,
  parseOffer,
  requirements,
  share,
  stock,
  stockWorth,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits } from "../golden/golden.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";

type StockTerms = Parameters<typeof stock>[0];

const deal = (...terms: StockTerms[]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Oracle", components: terms.map(stock) });

const ORCL = { price: "57", dividendYield: "0.016", volatility: "0.4" };
const beliefs = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.08",
  shares: { ORCL },
  lockUps: { model: "finnerty", basis: "economic" },
} satisfies AssumptionsInput;

const fixedNumber: StockTerms = { shares: "180e6", issuer: "ORCL" };
const fixedValue: StockTerms = { value: "10e9", issuer: "ORCL" };
const locked = { lockUp: "6 months" };
const worth = (terms: StockTerms, more: Partial<AssumptionsInput> = {}) =>
  valueOffer(deal(terms), { ...beliefs, ...more }).presentValue;

interface Figures {
  readonly source: string;
  readonly offers: readonly {
    readonly model: "finnerty" | "ghaidarov" | "chaffe" | "longstaff";
    readonly shares: string;
    readonly value: string;
  }[];
}
const url = new URL("../golden/lockUp.json", import.meta.url);
const figures: Figures = JSON.parse(readFileSync(url, "utf8"));

describe(`locked-up stock, ${figures.source}`, () => {
  it.each(figures.offers)("$model", ({ model, shares, value }) => {
    const lockUps = { model, basis: "economic" } as const;
    expectDigits(worth({ ...fixedNumber, ...locked }, { lockUps }), shares);
    expectDigits(worth({ ...fixedValue, ...locked }, { lockUps }), value);
  });
});

describe("dividends are forgone once", () => {
  it("before delivery by the seller, after it by nobody", () => {
    const years = (days: number) => days / 365;
    const put = 0.064379100341; // Finnerty's discount of 181 days at 40% without dividends
    const q = 0.016;
    const once = 180e6 * 57 * Math.exp(-q * years(59)) * (1 - Math.exp(-q * years(181)) * put);
    expect(Number(worth({ ...fixedNumber, ...locked })) / once).toBeCloseTo(1, 10);
    // The toy, S·e^(−q·240 days)·(1 − D), takes away dividends that the holder receives: 9,499 million, not 9,580.
    const twice = 180e6 * 57 * Math.exp(-q * years(240)) * (1 - put);
    expect(Number(worth({ ...fixedNumber, ...locked })) - twice).toBeGreaterThan(70e6);
  });
});

describe("what a lock-up costs is a belief", () => {
  it("nothing under US GAAP, nor where it is believed to be nothing", () => {
    const free = worth(fixedNumber);
    for (const lockUps of [
      { model: "finnerty", basis: "GAAP" },
      { model: "none", basis: "economic" },
    ] as const) {
      expect(worth({ ...fixedNumber, ...locked }, { lockUps })).toEqual(free);
      const withoutVolatility = { lockUps, shares: { ORCL: { price: "57", dividendYield: "0.016" } } };
      expect(worth({ ...fixedNumber, ...locked }, withoutVolatility)).toEqual(free);
      expect(worth({ ...fixedValue, ...locked }, { lockUps, shares: {} })).toEqual(worth(fixedValue));
    }
  });

  it("and is asked for, with the volatility that it is reckoned from", () => {
    const silent = { ...beliefs, lockUps: undefined };
    const error = refusal(() => valueOffer(deal({ ...fixedNumber, ...locked }), silent));
    expect(error.message).toBe(
      "lockUps: is needed: shares of ORCL are locked up, so say which model prices that and on which basis: { model, basis }",
    );
    const known = (shares: object, lockUps: object = beliefs.lockUps) =>
      problems(
        refusal(() =>
          valueOffer(deal({ ...fixedValue, ...locked }), {
            valuationDate: "2020-09-14",
            shares,
            lockUps,
          } as AssumptionsInput),
        ),
      );
    expect(known({})).toEqual([
      "closing: missing-belief",
      "shares.ORCL.volatility: missing-belief",
      "discountRate: missing-belief",
    ]);
  });

  it("Chaffe's with the interest rate of the share's own currency", () => {
    const foreign = { SAP: { price: "100", currency: "EUR", volatility: "0.3" } };
    const lockUps = { model: "chaffe", basis: "economic" } as const;
    const terms: StockTerms = { value: "100", issuer: "SAP", delivered: "2020-11-12", lockUp: "1 year" };
    const ask = (more: object) => valueOffer(deal(terms), { ...beliefs, shares: foreign, lockUps, ...more });
    expect(problems(refusal(() => ask({})))).toEqual(["currencies.EUR: missing-belief"]);
    const at = (discountRate: string) => ask({ currencies: { EUR: { spot: "1.2", discountRate } } });
    expect(at("0.05").presentValue.greaterThan(at("0").presentValue)).toBe(true);
    expect(at("0.05").diagnostics).toEqual([]);
    const onlyRate: AssumptionsInput = { ...beliefs, discountRate: undefined, lockUps };
    expect(problems(refusal(() => valueOffer(deal({ ...fixedNumber, ...locked }), onlyRate)))).toEqual([
      "discountRate: missing-belief",
    ]);
  });

  it("with every problem in its words", () => {
    const wrong = { ...beliefs, lockUps: { model: "finerty", base: "economic" } };
    expect(problems(refusal(() => parseAssumptions(wrong)))).toEqual([
      "lockUps.model: invalid-type",
      "lockUps.basis: missing-term",
      "lockUps.base: unknown-key",
    ]);
  });

  it("of which every model says how it went about it", () => {
    const methods = (model: "finnerty" | "longstaff" | "none", basis: "economic" | "GAAP") =>
      valueOffer(deal({ ...fixedNumber, ...locked }), { ...beliefs, lockUps: { model, basis } })
        .assumed.filter(({ kind }) => kind === "method")
        .map(({ text }) => text);
    expect(methods("longstaff", "economic")).toEqual([
      "Locked-up shares are worth less by a put on the highest price (Longstaff 1995): an upper bound of the discount; dividends after their delivery are the holder's and are not marked down",
    ]);
    expect(methods("finnerty", "GAAP")).toEqual([
      "Locked-up shares are valued as if free: US GAAP fair value ignores a contractual restriction on their sale (ASU 2022-03)",
    ]);
  });

  it("is pointed out where nothing is locked up", () => {
    const { diagnostics } = valueOffer(deal(fixedNumber), beliefs);
    expect(diagnostics.map(({ code, path }) => [code, ...path])).toEqual([["unused-belief", "lockUps"]]);
  });

  it("and its volatility is used, its dividend yield assumed", () => {
    const { diagnostics, assumed } = valueOffer(deal({ ...fixedValue, ...locked }), {
      ...beliefs,
      shares: { ORCL: { price: "57", volatility: "0.4" } },
    });
    expect(diagnostics).toEqual([]);
    expect(assumed.map(({ path }) => path.join("."))).toContain("shares.ORCL.dividendYield");
  });
});

describe("a lock-up in the terms", () => {
  it("is one way to write each", () => {
    expect(share("ORCL", { lockedFor: "01 months" })).toEqual({
      kind: "share",
      issuer: "ORCL",
      lockedFor: "1 month",
    });
    expect(stockWorth("USD", "ORCL", { lockedFor: "0 days" })).toEqual(stockWorth("USD", "ORCL"));
    expectFrozen([share("ORCL", { lockedFor: "1 year" }), one(share("ORCL", { lockedFor: "1 year" }))]);
  });

  it.each(["soon", "", "-1 day", 6, null])("is no duration: %o", (lockedFor) => {
    const error = refusal(() => share("ORCL", { lockedFor: lockedFor as string }));
    expect(problems(error)).toEqual(["lockUp.lockedFor: invalid-date"]);
  });

  it("stays with the asset through claims and documents", () => {
    const terms: StockTerms = { ...fixedValue, lockUp: "90 days" };
    const component = stock(terms);
    const back = parseOffer(JSON.parse(JSON.stringify(deal(terms)))).components[0];
    expect(component.toJSON()).toEqual({ type: "stock", ...terms });
    expect(back?.toClaim({ currency: "USD", bidder: "Oracle" })).toEqual(
      component.toClaim({ currency: "USD", bidder: "Oracle" }),
    );
    const [flow] = cashFlows(on("2021-01-01", one(share("ORCL", { lockedFor: "90 days" }))), {
      valuationDate: "2020-09-14",
    });
    expect(flow?.asset).toEqual({ kind: "share", issuer: "ORCL", lockedFor: "90 days" });
  });

  it("is described", () => {
    const lines = (claim: Claim) => inWords(claim);
    expect(lines(deal({ ...fixedNumber, ...locked }).claim)).toBe(
      "Stock: receive 180,000,000 ORCL shares locked for 6 months on closing, owed by Oracle",
    );
    expect(lines(deal({ ...fixedValue, ...locked }).claim)).toBe(
      "Stock: receive ORCL shares worth USD 10,000,000,000 locked for 6 months on closing, owed by Oracle",
    );
  });

  it("is required of the beliefs, each issuer once", () => {
    const twice = all([
      one(share("A", { lockedFor: "1 day" })),
      one(stockWorth("USD", "A", { lockedFor: "1 year" })),
      one(share("B")),
    ]);
    expect(requirements(twice).lockUps).toEqual(["A"]);
  });

  it("does not mix shares that are free with those that are not", () => {
    const part = (lockUp: string | undefined, name: string): StockTerms => ({ ...fixedNumber, name, lockUp });
    const { breakdown } = valueOffer(deal(part(undefined, "Free"), part("1 year", "Locked")), beliefs);
    const [free, lockedUp] = breakdown.parts.map(({ presentValue }) => presentValue);
    expect(free).toEqual(worth(fixedNumber));
    expect(lockedUp).toEqual(worth({ ...fixedNumber, lockUp: "1 year" }));
    expect(lockedUp?.lessThan(free ?? 0)).toBe(true);
    // Nominal is at spot: a lock-up costs value, not shares.
    expect(new Set(breakdown.parts.map(({ nominal }) => nominal.toString())).size).toBe(1);
  });

  it("starts on delivery and costs nothing once delivery is past", () => {
    const past = { ...fixedNumber, ...locked, delivered: "2020-09-13" };
    expect(worth(past).toString()).toBe("0");
  });
});
