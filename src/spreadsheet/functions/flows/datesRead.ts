// Internal: no name of the public API lives here.

import { type EpochDay, formatDate } from "../../../time/date.js";
import { dates, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const datesRead = spreadsheetFunction({
  name: "DATES_READ",
  summary:
    "The earliest and the latest date in cells, and a remark where a number is read as one before 1905.",
  parameters: { dates: required(dates("The cells, in any order")) },
  result: "text",
  run: ({ dates: days }, reader) => {
    // A range without a date has been refused.
    const [first, last] = [Math.min, Math.max].map((end) => days.reduce((a, b) => end(a, b))) as [
      EpochDay,
      EpochDay,
    ];
    return [`${formatDate(first)} to ${formatDate(last)}`, ...reader.remarks].join("; ");
  },
});
