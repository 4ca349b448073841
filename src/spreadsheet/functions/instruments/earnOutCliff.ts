// Internal: no name of the public API lives here.

import { constant, ifAtLeast } from "../../../algebra/amount.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { metricCells, metricValue, moreMetricCells } from "../parts/metric.js";
import { nonNegative } from "../parts/numberCells.js";
import { eachPeriod } from "../parts/periods.js";

export const earnOutCliff = spreadsheetFunction({
  name: "EARN_OUT_CLIFF",
  summary: "What a fixed amount is worth today that is paid where a metric reaches a threshold.",
  parameters: {
    ...metricCells(),
    threshold: eachPeriod(nonNegative("The metric from which the amount is paid, itself included")),
    amount: eachPeriod(nonNegative("What is paid where the metric reaches the threshold")),
    ...moreMetricCells(),
  },
  result: "number",
  run: ({ threshold, amount, ...beliefs }) =>
    metricValue(beliefs, { threshold, amount }, (metric, { needed }) =>
      ifAtLeast(metric, needed("threshold"), constant(needed("amount")), constant("0")),
    ),
});
