import { cash, reportedOracleOffer } from "offer-valuation";
import {
  beliefRows,
  CellReader,
  calculate,
  type DateSystem,
  type Outcome,
  offerRows,
  type SpreadsheetFunction,
} from "offer-valuation/spreadsheet";
import type { NamedFunction } from "../../../src/spreadsheet/hosts/hostFunctions.js";

/** A date in a cell, which each host hands over in its own way. */
class Day {
  readonly date: string;

  constructor(date: string) {
    this.date = date;
  }
}

const day = (date: string): Day => new Day(date);
const down = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

// Microsoft, XNPV and XIRR functions, example.
const AMOUNTS = down(-10000, 2750, 4250, 3250, 2750);
const DATES = down(...["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"].map(day));

const TERMS = offerRows(reportedOracleOffer);
const BELIEFS = beliefRows({
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.08",
  metrics: {
    "us-profit": {
      forecast: { 2021: { distribution: "lognormal", mean: "1.0e9", volatility: "0.4" }, 2022: "1.5e9" },
    },
  },
});

const SHARE_TERMS = offerRows({
  name: "Offer for each share",
  currency: "USD",
  bidder: "Acme",
  target: {
    name: "Target",
    shares: { basic: "100e6", options: [{ count: "5e6", strike: "12" }] },
    netDebt: "-50e6",
  },
  components: [cash({ perShare: "18" })],
});
const SHARE_BELIEFS = beliefRows({
  valuationDate: "2021-01-01",
  closing: "2021-06-30",
  discountRate: "0.05",
  targetPrices: { unaffected: "12.50", averages: { "30 days": "12" } },
});

/** Arguments for which each function has a value. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  NPV: [0.1, down(-10000, 3000, 4200, 6800)],
  XNPV: [0.09, AMOUNTS, DATES],
  PRESENT_VALUE: [0.09, AMOUNTS, DATES, day("2008-02-01"), "ACT/360"],
  IRR: [down(-70000, 12000, 15000, 18000, 21000)],
  IRR_ALL: [down(-1600, 10000, -10000)],
  XIRR: [AMOUNTS, DATES, "", "ACT/365F"],
  XIRR_ALL: [down(-1600, 10000, -10000), down(day("2021-01-01"), day("2022-01-01"), day("2023-01-01"))],
  MIRR: [down(-120000, 39000, 30000, 21000, 37000, 46000), 0.1, 0.12],
  DURATION: [0.09, AMOUNTS.slice(1), DATES.slice(1), day("2008-01-01")],
  MDURATION: [0.09, AMOUNTS.slice(1), DATES.slice(1), day("2008-01-01"), "30E/360", "semi-annual"],
  CONVEXITY: [0.09, AMOUNTS.slice(1), DATES.slice(1), day("2008-01-01"), "", "continuous"],
  NFV: [0.1, down(-10000, 3000, 4200, 6800)],
  XNFV: [0.09, AMOUNTS, DATES],
  ANNUITY: [0.09, 10],
  DISCOUNT_FACTOR: ["8%", day("2020-09-14"), day("2020-11-12")],
  YEARFRAC: [day("2003-11-01"), day("2004-05-01"), "ACT/ACT ISDA"],
  YEARFRAC_ICMA: [day("2003-11-01"), day("2004-05-01"), day("2003-11-01"), day("2004-05-01"), "semi-annual"],
  DATES_READ: [DATES],
  EARN_OUT: [down(10e6, 12e6), 0.35, down(0.5, 1.5), 0.08, "20%", 9e6, "", 2e6, 0.04],
  EARN_OUT_SCENARIOS: [down(8e6, 12e6, 15e6), down(0.25, 0.5, 0.25), 1.5, 0.08, 0.2, 10e6],
  EARN_OUT_TIERS: [
    10e6,
    0.35,
    1,
    0.08,
    [
      [0, 0.05],
      [8e6, 0.1],
      [12e6, 0.2],
    ],
    1e6,
  ],
  EARN_OUT_CLIFF: [10e6, 0.35, 1, 0.08, 9e6, 5e5],
  OPTION: ["call", 42, 40, 0.2, 0.5, 0.1],
  DIGITAL: ["put", 42, 40, 0.2, 0.5, 0.1, 100],
  COLLAR_RATIO: [16, "value", 12.5, 18, 22],
  COLLAR_VALUE: [20, 0.3, 0.5, 0.05, "ratio", 0.625, 18, 22],
  WARRANT: [40, 0.3, 5, 0.03, 60, 1e6, 10e6],
  LOCK_UP_DISCOUNT: ["finnerty", 0.45, 5],
  MILESTONE: [5e6, 0.6, 2, 0.05, 0.01],
  ESCROW: [1e6, 2e5, 1.5, 0.04, 0.5],
  NOTE: [1e6, 0.05, 3, 0.08, 2, "annuity"],
  FUTURE_VALUE: [0.005, 10, -200, -500, 1],
  PMT: [0.08, 10, 10000],
  IPMT: [0.1, 3, 3, 8000],
  PPMT: [0.08, 10, 10, 200000],
  NPER: [0.01, -100, -1000, 10000, 1],
  RATE: [48, -200, 8000],
  VALUE: [TERMS, BELIEFS],
  PER_SHARE: [SHARE_TERMS, SHARE_BELIEFS],
  PREMIUM: [SHARE_TERMS, SHARE_BELIEFS],
  TABLE: [TERMS, BELIEFS],
  CASHFLOWS: [TERMS, BELIEFS],
  BRIDGE: [TERMS, BELIEFS],
  BREAKEVEN: [TERMS, BELIEFS, "discountRate", 20e9],
  SENSITIVITY: [TERMS, BELIEFS],
  DESCRIBE: [TERMS, BELIEFS],
  ASSUMED: [TERMS, BELIEFS],
  DIAGNOSTICS: [TERMS, BELIEFS],
  REQUIRED: [TERMS],
  RANGE: [TERMS, BELIEFS],
  QUANTILE: [TERMS, BELIEFS, 0.5, "Cash"],
  SIMULATE: [TERMS, BELIEFS, 1024, 7],
  SETTLE: [
    TERMS,
    [
      ["", "outcomes", "settledOn", "2020-12-01"],
      ["", "closing", "", "2020-11-12"],
    ],
  ],
};

/** Arguments to call a function with; throws where there are none for it. */
export function sampleFor({ name }: SpreadsheetFunction): readonly unknown[] {
  const sample = SAMPLES[name];
  if (sample === undefined) throw new Error(`there are no arguments for ${name}`);
  return sample;
}

/** The same arguments with every date handed over as `dated` has it. */
export const withDates = (args: readonly unknown[], dated: (date: string) => unknown): unknown[] =>
  args.map((arg) =>
    Array.isArray(arg) ? withDates(arg, dated) : arg instanceof Day ? dated(arg.date) : arg,
  );

/** What a function comes to in the source, where dates are ISO texts. */
export const ofSource = ({ definition, figures }: NamedFunction, dateSystem: DateSystem): Outcome =>
  calculate(
    definition,
    withDates(sampleFor(definition), (date) => date),
    new CellReader({ dateSystem }),
    figures,
  );
