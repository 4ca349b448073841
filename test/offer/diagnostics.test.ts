import {
  type AssumptionsInput,
  type Component,
  cash,
  earnOut,
  offer,
  profitShare,
  reportedOracleOffer,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const base = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.06",
} satisfies AssumptionsInput;
const share = (more: object = {}) =>
  profitShare({ share: "0.5", metric: "profit", periods: [2021], clawback: false, ...more });
const profit = (forecast: unknown, riskPremium = "0") => ({
  metrics: { profit: { forecast: { 2021: forecast }, riskPremium } },
});
const cases = (...pairs: readonly (readonly [string, string])[]) => ({
  distribution: "scenarios",
  scenarios: pairs.map(([value, probability]) => ({ value, probability })),
});
const lognormal = { distribution: "lognormal", mean: "100", volatility: "0.3" };

/** Codes and paths of everything that a valuation remarks on. */
const remarks = (components: readonly Component[], beliefs: object, more: object = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components, ...more }), {
    ...base,
    ...beliefs,
  } as AssumptionsInput).diagnostics;
const codes = (...given: Parameters<typeof remarks>) =>
  remarks(...given).map(({ code, path }) => `${code} ${path.join(".")}`);

describe("risk in the flows and in the rate", () => {
  const lossPossible = profit(cases(["200", "0.7"], ["-50", "0.3"]));

  it("a required return above the discount rate over cases with a loss", () => {
    const returns = (rate: string) => ({ ...lossPossible, requiredReturns: { "Profit share": rate } });
    expect(codes([share()], returns("0.15"))).toEqual(["risk-counted-twice Profit share"]);
    expect(codes([share()], returns("0.06"))).toEqual([]);
    const neverALoss = profit(cases(["200", "0.7"], ["50", "0.3"]));
    expect(codes([share()], { ...neverALoss, requiredReturns: { "Profit share": "0.15" } })).toEqual([]);
  });

  it("a discount rate that carries risk, over such cases or a premium", () => {
    expect(codes([share()], { ...lossPossible, discountRate: "0.12" })).toEqual([
      "risk-counted-twice Profit share",
    ]);
    expect(codes([share()], { ...lossPossible, discountRate: "0.119" })).toEqual([]);
    const premium = profit(lognormal, "0.05");
    expect(codes([share()], { ...premium, discountRate: "0.12" })).toEqual([
      "risk-counted-twice Profit share",
    ]);
    expect(codes([share()], { ...premium, discountRate: "0.119" })).toEqual([]);
    expect(codes([share()], { ...profit(lognormal), discountRate: "0.12" })).toEqual([]);
  });

  it("once for a component, however many periods it has", () => {
    const forecast = { 2021: lognormal, 2022: lognormal };
    const beliefs = { metrics: { profit: { forecast, riskPremium: "0.05" } }, discountRate: "0.2" };
    expect(codes([share({ periods: [2021, 2022] })], beliefs)).toEqual(["risk-counted-twice Profit share"]);
  });

  it("a premium that a required return takes the place of", () => {
    const required = { requiredReturns: { "Profit share": "0.15" } };
    const [found, ...others] = remarks([share()], { ...profit(lognormal, "0.05"), ...required });
    expect(others).toEqual([]);
    expect(found).toEqual({
      code: "premium-not-applied",
      path: ["Profit share"],
      text: "Profit share: its required return of 15% takes the place of the risk premium of profit (5%), which is not applied: both stand for the same risk",
    });
    expect(codes([share()], { ...profit(lognormal), ...required })).toEqual([]);
  });
});

describe("an event that the forecast may hold already", () => {
  const conditional = share({ given: ["launch"] });
  const nothingWith = (odds: string, rest: string) => profit(cases(["100", rest], ["0", odds]));

  it("a case of nothing, as likely as the failing of what the payment hangs on", () => {
    expect(codes([conditional], { ...nothingWith("0.39", "0.61"), events: { launch: "0.6" } })).toEqual([
      "probability-in-forecast Profit share.2021",
    ]);
    expect(codes([conditional], { ...nothingWith("0.37", "0.63"), events: { launch: "0.6" } })).toEqual([]);
    expect(codes([share()], nothingWith("0.4", "0.6"))).toEqual([]);
  });

  it("or of what the whole offer hangs on", () => {
    const conditions = { conditions: [{ event: "approval" }] };
    const events = { events: { approval: "0.75" } };
    expect(codes([share()], { ...nothingWith("0.25", "0.75"), ...events }, conditions)).toEqual([
      "probability-in-forecast Profit share.2021",
    ]);
    expect(codes([share()], nothingWith("0.25", "0.75"), conditions)).toEqual([]);
  });

  it("not where the event is certain and the case impossible", () => {
    expect(codes([conditional], { ...nothingWith("0", "1"), events: { launch: "1" } })).not.toContain(
      "probability-in-forecast Profit share.2021",
    );
  });
});

describe("losses of which nobody says what they do", () => {
  const silent = profitShare({ share: "0.5", metric: "profit", periods: [2021] });
  const wide = (standardDeviation: string) =>
    profit({ distribution: "normal", mean: "100", standardDeviation });
  const rule = "loss-without-rule components.0.clawback";

  it.each([
    ["a normal with more than one chance in 44", wide("51"), [rule]],
    ["a normal with less", wide("50"), []],
    ["a low below 0", profit({ distribution: "pert", low: "-1", mode: "5", high: "9" }), [rule]],
    ["a low of 0", profit({ distribution: "uniform", low: "0", high: "9" }), []],
    [
      "a shift",
      profit({ distribution: "shiftedLognormal", mean: "9", volatility: "0.3", shift: "1" }),
      [rule],
    ],
    ["a lognormal", profit(lognormal), []],
    ["a case", profit(cases(["9", "0.9"], ["-1", "0.1"])), [rule]],
    ["an impossible case", profit(cases(["9", "0.5"], ["8", "0.5"], ["-1", "0"])), []],
    ["an observation", profit({ distribution: "sample", values: ["9", "-1"] }), [rule]],
    ["a year of loss", profit("-1"), ["point-forecast Profit share.2021", rule]],
  ])("%s", (_, beliefs, expected) => {
    expect(codes([silent], beliefs)).toEqual(expected);
    expect(codes([share()], beliefs)).toEqual(expected.filter((one) => one !== rule));
  });

  it("but for those that the offer itself calls open", () => {
    const open = [{ fact: "What a loss year does", reading: "taken to pay nothing" }];
    expect(codes([silent], wide("90"), { open })).toEqual([]);
  });
});

describe("terms that decide the value", () => {
  it("stock that may be a value or a number", () => {
    const beliefs = {
      ...base,
      metrics: { "us-profit": { forecast: { 2021: lognormal, 2022: lognormal } } },
    } as AssumptionsInput;
    const [found, ...others] = valueOffer(reportedOracleOffer, beliefs).diagnostics;
    expect([found?.code, found?.path, others]).toEqual(["stock-kind-open", ["components", 1], []]);
    expect(found?.text).toContain("read as a fixed value");
  });

  it("not where that is settled, or there is no stock", () => {
    const open = [{ fact: "Whether it is a fixed value", reading: "taken as one" }];
    const worth = stock({ value: "1", issuer: "ACME" });
    expect(codes([worth], {}, { open })).toEqual(["stock-kind-open components.0"]);
    expect(codes([cash({ amount: "1" })], {}, { open })).toEqual([]);
    expect(codes([worth], {})).toEqual([]);
  });

  it("a headline of which a quarter is payments at their cap", () => {
    const capped = [cash({ amount: "120" }), share({ cap: "40" })];
    expect(codes(capped, profit(lognormal))).toEqual(["headline-at-cap Profit share"]);
    expect(codes([cash({ amount: "121" }), share({ cap: "40" })], profit(lognormal))).toEqual([]);
    expect(codes([share({ cap: "50.01" })], profit(lognormal))).toEqual([]);
  });

  it("and whether the cap is written inside a multiple or beside a floor", () => {
    const inside = earnOut({
      share: "0.5",
      metric: "profit",
      periods: [2021],
      metricCap: "80",
      clawback: false,
    });
    expect(codes([inside], profit(lognormal))).toEqual(["headline-at-cap Earn-out"]);
    expect(codes([share({ cap: "40", floor: "10" })], profit(lognormal))).toEqual([
      "headline-at-cap Profit share",
    ]);
  });
});

describe("beliefs of another day", () => {
  const at = (asOf?: string) => remarks([cash({ amount: "1" })], asOf === undefined ? {} : { asOf });

  it("older than the valuation date, and younger", () => {
    expect(at("2020-12-30")).toEqual([
      {
        code: "beliefs-out-of-date",
        path: ["asOf"],
        text: "asOf: the beliefs are of 2020-12-30, 2 days before the valuation date 2021-01-01: they may be out of date",
      },
    ]);
    expect(at("2021-01-02").map(({ code }) => code)).toEqual(["beliefs-with-hindsight"]);
  });

  it("but not of the same day, or of none", () => {
    expect([...at("2021-01-01"), ...at()]).toEqual([]);
  });
});
