// Internal: no name of the public API lives here.

import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, offerFigure, termsRange, withOddsOf } from "../../offerCells.js";
import { optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const value = spreadsheetFunction({
  name: "VALUE",
  summary: "What an offer is worth under somebody's beliefs.",
  parameters: { terms: termsRange(), beliefs: beliefsRange(), figure: optional(offerFigure()) },
  result: "number",
  run: ({ terms, beliefs, figure: wanted }, reader) => {
    const valuation = believedOffer({ terms, beliefs }, reader).evaluate(valueOffer);
    return wanted === "with odds" ? withOddsOf(valuation).presentValue : valuation.presentValue;
  },
});
