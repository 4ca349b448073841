// Internal: no name of the public API lives here.

import { optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { shareAbove, shareCells } from "../parts/earnOutTerms.js";
import { metricCells, metricValue, moreMetricCells } from "../parts/metric.js";
import { eachPeriod } from "../parts/periods.js";

const terms = shareCells(" for a period");

export const earnOut = spreadsheetFunction({
  name: "EARN_OUT",
  summary: "What a share of a metric above a threshold is worth today, the sum of all periods.",
  parameters: {
    ...metricCells(),
    share: eachPeriod(terms.share),
    threshold: optional(eachPeriod(terms.threshold)),
    floor: optional(eachPeriod(terms.floor)),
    cap: optional(eachPeriod(terms.cap)),
    ...moreMetricCells(),
  },
  result: "number",
  run: ({ share, threshold, floor, cap, ...beliefs }) =>
    metricValue(beliefs, { share, threshold, floor, cap }, (metric, { cell, needed, placeOf }) => {
      const paid = { threshold: cell("threshold"), floor: cell("floor"), cap: cell("cap") };
      return shareAbove(metric, { share: needed("share"), ...paid }, placeOf("cap"));
    }),
});
