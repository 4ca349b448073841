import type { AssumptionsInput } from "offer-valuation";
import type { Measure, Peer, Subject } from "../measure.js";
import { oracleOfferInDecimals } from "../naive/oracleOffer.js";

const SETS = 50;
const BOUNDS = { floor: "100e6", cap: "1e9" };
const VOLATILITY = "0.4";
const SECOND_MEAN = "1.5e9";
/** 10,000 a second. */
const AT_MOST = 100;

const meanOf = (turn: number): string => `${1000 + (turn % SETS)}e6`;

const beliefsOf = (mean: string, discountRate: string): AssumptionsInput => ({
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate,
  metrics: {
    "us-profit": {
      forecast: {
        2021: { distribution: "lognormal", mean, volatility: VOLATILITY },
        2022: { distribution: "lognormal", mean: SECOND_MEAN, volatility: VOLATILITY },
      },
    },
  },
});

const byHand = (mean: string, rate: string) =>
  oracleOfferInDecimals(rate, VOLATILITY, { ...BOUNDS, daysToClosing: 59 }, [
    { mean, daysToMiddle: 291.5, daysToPayment: 473 },
    { mean: SECOND_MEAN, daysToMiddle: 656.5, daysToPayment: 838 },
  ]);

const peerOf = (run: Peer["run"]): Peer => ({ name: "decimal.js, 40 digits", run, tolerance: 1e-27 });

function reportedOffer({ cash, offer, profitShare, reportedOracleOffer, stock }: Subject) {
  const share = { share: "0.5", metric: "us-profit", periods: [2021, 2022], ...BOUNDS };
  const components = [cash({ amount: "10e9" }), stock({ value: "10e9", issuer: "ORCL" }), profitShare(share)];
  const { name, currency, bidder, seller, target, conditions, deadlines, facts, open } = reportedOracleOffer;
  return offer({ name, currency, bidder, seller, target, components, conditions, deadlines, facts, open });
}

/** The reported offer with floor and cap on its profit share, under one of 50 belief sets parsed before. */
export function valueOfferMeasure(subject: Subject): Measure {
  const deal = reportedOffer(subject);
  const sets = Array.from({ length: SETS }, (_, set) =>
    subject.parseAssumptions(beliefsOf(meanOf(set), "0.08")),
  );
  return {
    name: "valueOffer, beliefs parsed",
    ours: (turn) => subject.valueOffer(deal, sets[turn % SETS] as (typeof sets)[number]).presentValue,
    peers: [peerOf((turn) => byHand(meanOf(turn), "0.08"))],
    atMost: AT_MOST,
  };
}

/** One belief changed, and all of them parsed anew. */
export function revaluationMeasure(subject: Subject): Measure {
  const deal = reportedOffer(subject);
  const rate = (turn: number): string => `0.08${String(turn % 100_000).padStart(5, "0")}`;
  return {
    name: "valueOffer, beliefs from text",
    ours: (turn) => subject.valueOffer(deal, beliefsOf(meanOf(0), rate(turn))).presentValue,
    peers: [peerOf((turn) => byHand(meanOf(0), rate(turn)))],
  };
}

/** 5,000 a second. */
const REVALUED_AT_MOST = 200;

/** One belief changed in those that were parsed: what sensitivities, grids and break-evens are made of. */
export function changedBeliefMeasure(subject: Subject): Measure {
  const deal = reportedOffer(subject);
  const parsed = subject.parseAssumptions(beliefsOf(meanOf(0), "0.08"));
  const rate = (turn: number): string => `0.08${String(turn % 100_000).padStart(5, "0")}`;
  return {
    name: "valueOffer, withBelief",
    ours: (turn) =>
      subject.valueOffer(deal, subject.withBelief(parsed, "discountRate", rate(turn))).presentValue,
    peers: [peerOf((turn) => byHand(meanOf(0), rate(turn)))],
    atMost: REVALUED_AT_MOST,
  };
}
