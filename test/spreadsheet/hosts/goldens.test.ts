import { type Context, runInContext } from "node:vm";
import { Decimal } from "offer-valuation";
import { beforeAll, describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../../golden/golden.js";
import { column } from "../kit.js";
import { bareContext } from "./bareContext.js";
import { builtText } from "./builtFiles.js";

// The figures that hold for the library hold for what was made of it: nothing that they need has been left out.

interface Case {
  readonly source: string;
  readonly [term: string]: unknown;
}

type Flows = readonly { readonly date: string; readonly amount: string }[];

const dated = (flows: unknown): unknown[] => [
  column((flows as Flows).map(({ amount }) => amount)),
  column((flows as Flows).map(({ date }) => date)),
];

const measured = ({ rate, flows, valuationDate, dayCount, compounding }: Case): unknown[] => [
  rate,
  ...dated(flows),
  valuationDate,
  dayCount,
  compounding,
];

/** The golden files of functions, which of their cases a spreadsheet can put, how it does, and which figure they have. */
const FILES: [string, string, (found: Case) => boolean, (found: Case) => unknown[], string?][] = [
  [
    "xnpv",
    "XNPV",
    ({ compounding, flows }) => compounding === "annual" && flows !== undefined,
    ({ rate, flows, dayCount }) => [rate, ...dated(flows), dayCount],
  ],
  [
    "xirr",
    "XIRR",
    ({ flows }) => flows !== undefined,
    ({ flows, dayCount }) => [...dated(flows), "", dayCount],
  ],
  ["irr", "IRR", ({ amounts }) => amounts !== undefined, ({ amounts }) => [column(amounts as string[])]],
  [
    "npv",
    "NPV",
    ({ first, amounts }) => first === 1 && amounts !== undefined,
    ({ rate, amounts }) => [rate, column(amounts as string[])],
  ],
  [
    "mirr",
    "MIRR",
    ({ amounts }) => amounts !== undefined,
    ({ amounts, financeRate, reinvestRate }) => [column(amounts as string[]), financeRate, reinvestRate],
  ],
  [
    "annuities",
    "ANNUITY",
    () => true,
    ({ rate, periods, first }) => [rate, periods, "", "", first === 1 ? 0 : 1],
  ],
  [
    "discountFactors",
    "DISCOUNT_FACTOR",
    () => true,
    ({ rate, from, to, dayCount, compounding }) => [rate, from, to, dayCount, compounding],
  ],
  ["durations", "DURATION", () => true, measured, "duration"],
  ["durations", "MDURATION", () => true, measured, "modifiedDuration"],
  ["durations", "CONVEXITY", () => true, measured, "convexity"],
  [
    "yearFractions",
    "YEARFRAC",
    ({ expected: _, source: __, published: ___, start, end, dayCount, ...more }) =>
      Object.keys(more).length === 0,
    ({ start, end, dayCount }) => [start, end, dayCount],
  ],
];

describe.each(["offer-valuation-flows.gs", "offer-valuation-offers.gs"])("%s", (file) => {
  let sheet: Context;

  beforeAll(async () => {
    sheet = bareContext();
    runInContext(await builtText(`google-sheets/${file}`), sheet);
  }, 120_000);

  it.each(
    FILES,
  )("has the figures of %s.json: %s", (golden, name, applies, argumentsOf, figure = "expected") => {
    const cases = readGolden<Case>(golden).filter(applies);
    expect(cases.length).toBeGreaterThan(2);
    for (const found of cases) {
      sheet["given"] = argumentsOf(found);
      const text: string = runInContext(`OFFER_${name}_TEXT(...given)`, sheet);
      const expected = String(found[figure]);
      if (/^[0.]+$/.test(expected)) expect(text).toBe("0");
      else expectDigits(new Decimal(text), expected);
    }
  });
});
