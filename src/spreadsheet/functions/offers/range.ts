// Internal: no name of the public API lives here.

import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const range = spreadsheetFunction({
  name: "RANGE",
  summary: "What an offer comes to at face if it closes, and the least and the most that it may pay.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  run: ({ terms, beliefs }, reader) => {
    const { headline } = believedOffer({ terms, beliefs }, reader).evaluate(valueOffer);
    return [
      ["part", "amount"],
      ["at face", headline.amount],
      ["at closing", headline.atClosing],
      ["later", headline.later],
      ["contingent", headline.contingent],
      ["at least", headline.atLeast],
      ["at most", headline.atMost],
    ];
  },
});
