// Internal: no name of the public API lives here.

import { excessiveRate } from "../../../market/rate.js";
import {
  averageOverValue,
  curvature,
  type FlowMeasure,
  sensitivity,
  yearsUntil,
} from "../../../timeValue/duration.js";
import { flowColumns } from "../../flowColumns.js";
import { date, number, optional, required } from "../../parameter.js";
import { type SpreadsheetFunction, spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCounts.js";
import { amountRange, compounded, compoundingCell, dateRange } from "../parts/flowCells.js";

/** A measure of dated flows, averaged over their present values on a day. */
const flowMeasure = (name: string, summary: string, measure: FlowMeasure): SpreadsheetFunction =>
  spreadsheetFunction({
    name,
    summary,
    parameters: {
      rate: required(number("Discount rate a year", excessiveRate)),
      values: amountRange(),
      dates: dateRange(),
      valuation_date: required(date("The day discounted to; flows before it are past and do not count")),
      day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
      compounding: {
        ...compoundingCell(),
        description:
          "How often interest is added, annual unless stated; by the names that DISCOUNT_FACTOR lists",
      },
    },
    result: "number",
    run: ({ rate, values, dates, valuation_date: from, day_count, compounding }, reader) => {
      const yearly = compounded(rate, day_count, compounding);
      const columns = flowColumns(values, dates, reader, from);
      return averageOverValue({ from, columns, rate: yearly }, measure, "values");
    },
  });

export const duration = flowMeasure(
  "DURATION",
  "Macaulay duration of dated flows: years until they come, on average over their present values.",
  yearsUntil,
);

export const modifiedDuration = flowMeasure(
  "MDURATION",
  "Modified duration of dated flows: percent that their value falls if the rate rises by a point.",
  sensitivity,
);

export const convexity = flowMeasure(
  "CONVEXITY",
  "Convexity of dated flows: second derivative of their value by the rate, over the value; in years squared.",
  curvature,
);
