// Internal: no name of the public API lives here.

import { formatPath } from "../../../errors.js";
import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer } from "../../believedOffer.js";
import { safeText } from "../../layout/cellTexts.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const assumed = spreadsheetFunction({
  name: "ASSUMED",
  summary: "What an offer's value takes for granted: defaults, facts that are open, methods.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  run: ({ terms, beliefs }, reader) => [
    ["kind", "field", "text"],
    ...believedOffer({ terms, beliefs }, reader)
      .evaluate(valueOffer)
      .assumed.map(({ kind, path, text }) => [kind, formatPath(path), safeText(text)]),
  ],
});
