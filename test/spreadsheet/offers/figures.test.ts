import {
  type Breakdown,
  breakEven,
  bridge,
  parseAssumptions,
  parseOffer,
  sensitivity,
  termSheet,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { beliefsOf, deals, offerOf } from "../../deals/galleryDeals.js";
import { bodyOf, call, ranges, titlesOf } from "./call.js";

// The functions are given the documents as ranges; the library is given the documents. Figures are compared with all digits.

const digits = (figure: unknown): string => (figure === undefined || figure === null ? "" : String(figure));

const rowsOf = (
  { name, nominal, expected, presentValue, shareOfTotal, parts }: Breakdown,
  path: string[] = [],
): string[][] => [
  [[...path, name].join(", "), ...[nominal, expected, presentValue, shareOfTotal].map(digits)],
  ...parts.flatMap((part) => rowsOf(part, [...path, name])),
];

describe.each(deals)("%s", (deal) => {
  const [offer, beliefs] = [parseOffer(offerOf(deal)), parseAssumptions(beliefsOf(deal))];
  const args = ranges(offerOf(deal), beliefsOf(deal));
  const valuation = valueOffer(offer, beliefs);

  it("is worth what the library says, with odds too", () => {
    expect(call("VALUE", args)).toEqual({ value: digits(valuation.presentValue) });
    expect(call("VALUE", [...args, "if it closes"], "numbers")).toEqual({
      value: valuation.presentValue.toNumber(),
    });
    const withOdds = call("VALUE", [...args, "With odds"]);
    if (valuation.withOdds === undefined) expect(withOdds).toMatchObject({ error: "#N/A" });
    else expect(withOdds).toEqual({ value: digits(valuation.withOdds.presentValue) });
  });

  it("has the library's breakdown", () => {
    const { breakdown, withOdds } = valuation;
    const outcome = call("TABLE", args);
    expect(titlesOf(outcome)).toEqual([
      "component",
      "nominal",
      "expected",
      "present value",
      "share of total",
    ]);
    expect(bodyOf(outcome)).toEqual([
      ...breakdown.parts.flatMap((part) => rowsOf(part)),
      ...rowsOf({ ...breakdown, name: "Total if it closes", parts: [] }),
      ...(withOdds ? [["With the odds of closing", "", "", digits(withOdds.presentValue), ""]] : []),
    ]);
  });

  it("has the library's cash flows", () => {
    const flows = valuation.cashFlows.map((flow) => [
      flow.date,
      flow.path.join(", "),
      ...[flow.units, flow.expectedUnits, flow.probability, flow.price, flow.presentValue].map(digits),
    ]);
    const shown = bodyOf(call("CASHFLOWS", args));
    expect(shown.map(([date, path, , ...figures]) => [date, path, ...figures])).toEqual(flows);
    const money = valuation.cashFlows.map(({ asset }) => ("issuer" in asset ? asset.issuer : asset.currency));
    expect(shown.every(([, , asset], index) => String(asset).includes(money[index] ?? "?"))).toBe(true);
  });

  it("has the library's bridge", () => {
    const { headline, steps, value, components } = bridge(offer, beliefs);
    const outcome = call("BRIDGE", args);
    expect(titlesOf(outcome)).toEqual([
      "step",
      "change",
      "value so far",
      ...components.map(({ name }) => name),
    ]);
    const [first, ...others] = bodyOf(outcome);
    expect(first).toEqual(
      ["Headline at face", headline, headline, ...components.map((part) => part.headline)].map(digits),
    );
    expect(others.at(-1)).toEqual(["Value", "", value, ...components.map((part) => part.value)].map(digits));
    expect(others.slice(0, -1)).toEqual(
      steps.map(({ label, amount, after }, index) =>
        [label, amount, after, ...components.map((part) => part.steps[index]?.amount)].map(digits),
      ),
    );
  });

  it("is described, with what is taken for granted and what deserves a look", () => {
    const lines = (text: string) => text.split("\n").map((line) => [line]);
    expect(call("DESCRIBE", [args[0]])).toEqual({ value: lines(termSheet(offer)) });
    expect(call("DESCRIBE", args)).toEqual({
      value: [
        ...lines(termSheet(offer)),
        [""],
        ["Taken for granted"],
        ...valuation.assumed.map(({ text }) => [`  - ${text}`]),
      ],
    });
    expect(bodyOf(call("ASSUMED", args)).map(([kind, , text]) => ({ kind, text }))).toEqual(
      valuation.assumed.map(({ kind, text }) => ({ kind, text })),
    );
    expect(bodyOf(call("DIAGNOSTICS", args)).map(([code, , text]) => ({ code, text }))).toEqual(
      valuation.diagnostics.map(({ code, text }) => ({ code, text })),
    );
  });
});

describe("which belief matters", () => {
  const [offer, beliefs] = [offerOf("sanofi-genzyme"), beliefsOf("sanofi-genzyme")];
  const args = ranges(offer, beliefs);

  it.each([
    ["if it closes", "presentValue"],
    ["with odds", "withOdds"],
  ] as const)("is what the library says, %s", (word, figure) => {
    const outcome = call("SENSITIVITY", [...args, word]);
    expect(titlesOf(outcome)).toContain("value at low");
    expect(bodyOf(outcome)).toEqual(
      sensitivity(parseOffer(offer), beliefs, { figure }).rows.map((row) => [
        row.name,
        row.kind,
        ...[row.base, row.low, row.high, row.valueAtLow, row.valueAtHigh, row.swing, row.derivative].map(
          digits,
        ),
        row.remarks.join("; "),
      ]),
    );
  });

  it.each([
    ["discountRate.rate"],
    ["discount rate"],
    ["Discount rate rate"],
  ])("%s is solved for as the library does", (belief) => {
    const [solution] = breakEven(parseOffer(offer), beliefs, {
      path: "discountRate.rate",
      target: "20e9",
    }).solutions;
    expect(call("BREAKEVEN", [...args, belief, 20e9])).toEqual({ value: [[digits(solution?.value)]] });
  });

  const inRange = breakEven(parseOffer(offer), beliefs, {
    path: "metrics.lemtrada-sales.forecast.2017.mean",
    target: "20.2e9",
    low: "1e9",
    high: "5e9",
    figure: "withOdds",
  }).solutions;

  it.each([
    ["metrics.lemtrada-sales.forecast.2017.mean"],
    ["lemtrada-sales 2017.mean"],
    ["metric lemtrada-sales 2017.mean"],
    ["lemtrada-sales.2017.mean"],
    ['metrics["lemtrada-sales"].forecast["2017"].mean'],
  ])("%s is solved for as the library does, with odds and in a range", (belief) => {
    expect(inRange).toHaveLength(1);
    const asked = [...args, belief, "20.2e9", "1e9", "5e9", "with odds"];
    expect(call("BREAKEVEN", asked)).toEqual({ value: inRange.map(({ value }) => [digits(value)]) });
  });

  it("says every solution in a column", () => {
    const twice = {
      name: "Deal",
      currency: "USD",
      components: [{ type: "milestone", amount: "10", metric: "m", period: 2021, threshold: "5" }],
    };
    const stated = {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics: { m: { forecast: { 2021: "6" } } },
    } as const;
    const { solutions } = breakEven(parseOffer(twice), stated, {
      path: "metrics.m.forecast.2021",
      target: "4",
    });
    expect(call("BREAKEVEN", [...ranges(twice, stated), "m 2021", 4])).toEqual({
      value: solutions.map(({ value }) => [digits(value)]),
    });
  });
});
