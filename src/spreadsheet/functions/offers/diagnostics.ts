// Internal: no name of the public API lives here.

import { formatPath } from "../../../errors.js";
import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer } from "../../believedOffer.js";
import { safeText } from "../../layout/cellTexts.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const diagnostics = spreadsheetFunction({
  name: "DIAGNOSTICS",
  summary:
    "What in the terms and the beliefs deserves a look, such as odd dates and beliefs that are not used.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  run: ({ terms, beliefs }, reader) => [
    ["code", "field", "text"],
    ...believedOffer({ terms, beliefs }, reader)
      .evaluate(valueOffer)
      .diagnostics.map(({ code, path, text }) => [code, formatPath(path), safeText(text)]),
    ...reader.remarks.map((remark) => ["early-date", "", safeText(remark)]),
  ],
});
