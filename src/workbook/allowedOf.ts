// Internal: no name of the public API lives here.

import type { BeliefKind } from "../schema/figures.js";
import type { Allowed } from "./sheet.js";

/** A yearly rate, premium or volatility above this is a slip of the pen: 5 for 5%. */
const MOST = 10;

/** The first day that every spreadsheet counts alike: 1 March 1900. */
const FIRST_SERIAL = 61;

/** What may be typed into the cell of a belief, by what it measures. */
export function allowedOf(kind: BeliefKind): Allowed {
  switch (kind) {
    case "date":
      return { kind: "date", from: FIRST_SERIAL, message: "A date, from 1 March 1900 on" };
    case "probability":
      return { kind: "number", least: 0, most: 1, message: "A probability from 0% to 100%" };
    case "rate":
      return {
        kind: "number",
        least: -1,
        most: MOST,
        message: "A rate a year, such as 5%: from -100% to 1,000%",
      };
    case "volatility":
      return { kind: "number", least: 0, most: MOST, message: "A volatility a year, from 0% to 1,000%" };
    case "price":
    case "factor":
    case "intensity":
      return { kind: "number", least: 0, message: "A number that is not negative" };
    case "correlation":
      return { kind: "number", least: -1, most: 1, message: "A correlation from -1 to 1" };
    case "amount":
    case "number":
      return { kind: "number", message: "A number, in units" };
  }
}
