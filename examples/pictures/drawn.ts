import { readFileSync } from "node:fs";
import {
  bridge,
  bridgeSvg,
  compareOffers,
  footballFieldSvg,
  heatMapSvg,
  oddsTreeSvg,
  parseAssumptions,
  payoffCurve,
  payoffSvg,
  reportedOracleOffer,
  sensitivity,
  sensitivityGrid,
  timelineSvg,
  tornadoSvg,
  valueDeal,
  valueOffer,
} from "offer-valuation";

const viewOf = (name: string) =>
  parseAssumptions(JSON.parse(readFileSync(`examples/oracle-tiktok.${name}.json`, "utf8")));
const [seller, buyer, sceptic] = [viewOf("seller"), viewOf("buyer"), viewOf("sceptic")];
const deal = { offer: reportedOracleOffer, otherwise: { alternative: "nothing" as const } };
const rates = { path: "discountRate", values: ["0.04", "0.06", "0.08", "0.10", "0.12", "0.14"] };
const profits = {
  path: "metrics.us-profit.forecast.2022.mode",
  values: ["0.5e9", "0.8e9", "1.1e9", "1.4e9", "2e9"],
};

/** The pictures that the guides show, of the reported offer under the views in the files beside it; by the names of their files. */
export const drawn: Readonly<Record<string, string>> = {
  bridge: bridgeSvg(bridge(reportedOracleOffer, buyer)),
  tornado: tornadoSvg(sensitivity(reportedOracleOffer, buyer, { derivatives: false })),
  payoff: payoffSvg(payoffCurve(reportedOracleOffer, seller)),
  timeline: timelineSvg(valueOffer(reportedOracleOffer, buyer)),
  "football-field": footballFieldSvg(compareOffers([reportedOracleOffer], [seller, buyer, sceptic])),
  "heat-map": heatMapSvg(sensitivityGrid(reportedOracleOffer, buyer, rates, profits)),
  "odds-tree": oddsTreeSvg(valueDeal(deal, buyer)),
};
