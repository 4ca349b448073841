// Internal: no name of the public API lives here.

import { bounded } from "../../../components/parts/amounts.js";
import { incrementalTiers, retroactiveTiers } from "../../../components/parts/tiers.js";
import { flag, optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { tierRange } from "../parts/earnOutTerms.js";
import { metricCells, metricValue, moreMetricCells } from "../parts/metric.js";
import { nonNegative } from "../parts/numberCells.js";
import { eachPeriod } from "../parts/periods.js";

export const earnOutTiers = spreadsheetFunction({
  name: "EARN_OUT_TIERS",
  summary: "What an earn-out is worth today whose share changes with the level of the metric.",
  parameters: {
    ...metricCells(),
    tiers: tierRange("Two columns, ascending: the metric at which a tier begins, and its share (0.05 is 5%)"),
    cap: optional(eachPeriod(nonNegative("Greatest payment for a period, none unless stated"))),
    retroactive: optional(
      flag(
        "TRUE where the share of the highest tier reached is paid on all of the metric; otherwise each on its own tier",
      ),
    ),
    ...moreMetricCells(),
  },
  result: "number",
  run: ({ tiers, cap, retroactive = false, ...beliefs }) => {
    const inTiers = retroactive ? retroactiveTiers : incrementalTiers;
    return metricValue(beliefs, { cap }, (metric, period) =>
      bounded(inTiers(metric, tiers), { cap: period.cell("cap") }),
    );
  },
});
