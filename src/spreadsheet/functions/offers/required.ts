// Internal: no name of the public API lives here.

import { offerIn } from "../../believedOffer.js";
import { requiredRows } from "../../layout/requiredRows.js";
import { termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const required = spreadsheetFunction({
  name: "REQUIRED",
  summary: "The beliefs that an offer calls for, as a table of beliefs whose values are to be filled in.",
  parameters: { terms: termsRange() },
  result: "table",
  run: ({ terms }, reader) => requiredRows(offerIn(terms, reader).read, reader),
});
