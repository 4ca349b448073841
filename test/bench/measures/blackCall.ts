import { Decimal } from "decimal.js";
import type { Measure, Subject } from "../measure.js";
import { blackCallInDecimals } from "../naive/decimalBlack.js";

const Forty = Decimal.clone({ precision: 40 });
const SETS = 50;
const STRIKE = "1.2e9";
const VOLATILITY = "0.4";
/** From 2020-09-14 to the middle of 2021, when what is uncertain about the year is taken to be known. */
const DAYS_TO_MIDDLE = 291.5;
const AT_MOST = 5;

const meanOf = (set: number): string => `${1000 + set}e6`;
const v = new (Decimal.clone({ precision: 60 }))(DAYS_TO_MIDDLE).div(365).sqrt().times(VOLATILITY);

const peerOf = (meansOfSets: readonly Decimal[]) => {
  const strike = new Forty(STRIKE);
  const deviation = new Forty(v);
  return {
    name: "decimal.js, 40 digits",
    run: (turn: number) => blackCallInDecimals(at(meansOfSets, turn), strike, deviation),
    tolerance: 1e-27,
    atMost: 1 / 100,
  };
};

const at = <Item>(items: readonly Item[], turn: number): Item => items[turn % items.length] as Item;
const numbers = Array.from({ length: SETS }, (_, set) => set);

/** One option on one lognormal metric: `expectedCashFlows` of max(0, x − k), beliefs parsed before. */
export function blackCallMeasure(subject: Subject): Measure {
  const { constant, currency, expectedCashFlows, max, metric, observe, one, parseAssumptions, scale } =
    subject;
  const excess = subject.add(observe(metric("profit", 2021, "USD")), constant(`-${STRIKE}`));
  const claim = scale(max(constant("0"), excess), one(currency("USD")));
  const beliefs = numbers.map((set) =>
    parseAssumptions({
      valuationDate: "2020-09-14",
      metrics: {
        profit: {
          forecast: { 2021: { distribution: "lognormal", mean: meanOf(set), volatility: VOLATILITY } },
        },
      },
    }),
  );
  return {
    name: "Black call, expectedCashFlows",
    ours: (turn) => expectedCashFlows(claim, at(beliefs, turn))[0]?.expectedUnits as Decimal,
    peers: [peerOf(numbers.map((set) => new Forty(meanOf(set))))],
    atMost: AT_MOST,
  };
}

/** The formula alone, without claim, beliefs and dates. */
export function certifiedCallMeasure({ certifiedCall }: Subject): Measure {
  const means = numbers.map((set) => new Forty(meanOf(set)));
  const strike = new Forty(STRIKE);
  return {
    name: "Black call, formula alone",
    ours: (turn) => certifiedCall(at(means, turn), strike, v),
    peers: [peerOf(means)],
    atMost: AT_MOST,
  };
}
