import { readFileSync } from "node:fs";
import {
  bridge,
  bridgeSvg,
  compareOffers,
  earnOut,
  fanSvg,
  footballFieldSvg,
  heatMapSvg,
  histogramSvg,
  mixSvg,
  oddsTreeSvg,
  offer,
  parseAssumptions,
  payoffCurve,
  payoffSvg,
  reportedOracleOffer,
  sensitivity,
  sensitivityGrid,
  simulate,
  timelineSvg,
  tornadoSvg,
  valueDeal,
  valueOffer,
} from "offer-valuation";

const viewOf = (name: string) =>
  parseAssumptions(JSON.parse(readFileSync(`examples/oracle-tiktok.${name}.json`, "utf8")));
const [seller, buyer, sceptic] = [viewOf("seller"), viewOf("buyer"), viewOf("sceptic")];
const deal = { offer: reportedOracleOffer, otherwise: { alternative: "nothing" as const } };
const ebitda = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
const rates = { path: "discountRate", values: ["0.04", "0.06", "0.08", "0.10", "0.12", "0.14"] };
const profits = {
  path: "metrics.us-profit.forecast.2022.mode",
  values: ["0.5e9", "0.8e9", "1.1e9", "1.4e9", "2e9"],
};

/** 15% of EBITDA above 120 million in each of three years on one path, at most 10 million in all. */
const earnOutRange = simulate(
  offer({
    name: "A capped earn-out",
    currency: "USD",
    components: [
      earnOut({
        share: "0.15",
        metric: "ebitda",
        periods: [2021, 2022, 2023],
        threshold: "120e6",
        aggregateCap: "10e6",
      }),
    ],
  }),
  {
    valuationDate: "2021-01-01",
    discountRate: "0.05",
    metrics: {
      ebitda: {
        path: "one path",
        forecast: { 2021: ebitda("125e6"), 2022: ebitda("135e6"), 2023: ebitda("145e6") },
      },
    },
  },
  { paths: 65_536, seed: 1 },
);

const views = compareOffers([reportedOracleOffer], [seller, buyer, sceptic]);

/** The pictures that the guides show, of the reported offer under the views in the files beside it; by the names of their files. */
export const drawn: Readonly<Record<string, string>> = {
  bridge: bridgeSvg(bridge(reportedOracleOffer, buyer)),
  tornado: tornadoSvg(sensitivity(reportedOracleOffer, buyer, { derivatives: false })),
  payoff: payoffSvg(payoffCurve(reportedOracleOffer, seller)),
  timeline: timelineSvg(valueOffer(reportedOracleOffer, buyer)),
  "football-field": footballFieldSvg(views),
  mix: mixSvg(views),
  histogram: histogramSvg(earnOutRange),
  fan: fanSvg(earnOutRange),
  "heat-map": heatMapSvg(sensitivityGrid(reportedOracleOffer, buyer, rates, profits)),
  "odds-tree": oddsTreeSvg(valueDeal(deal, buyer)),
};
