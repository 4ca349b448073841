// Internal: no name of the public API lives here.

import { termSheet } from "../../../offer/termSheet.js";
import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer, offerIn } from "../../believedOffer.js";
import { safeText } from "../../layout/cellTexts.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const describe = spreadsheetFunction({
  name: "DESCRIBE",
  summary:
    "An offer as a term sheet in plain words, line by line; with beliefs, what a value takes for granted too.",
  parameters: { terms: termsRange(), beliefs: optional(beliefsRange()) },
  result: "table",
  run: ({ terms, beliefs }, reader) => {
    const isAlone = beliefs.flat().every((cell) => reader.isBlank(cell));
    const lines = isAlone
      ? termSheet(offerIn(terms, reader).read).split("\n")
      : believedOffer({ terms, beliefs }, reader).evaluate((offer, assumptions) => [
          ...termSheet(offer).split("\n"),
          "",
          "Taken for granted",
          ...valueOffer(offer, assumptions).assumed.map(({ text }) => `  - ${text}`),
        ]);
    return lines.map((line) => [safeText(line)]);
  },
});
