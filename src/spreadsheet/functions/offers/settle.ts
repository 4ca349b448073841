// Internal: no name of the public API lives here.

import { formatAsset } from "../../../algebra/asset.js";
import type { OutcomesInput } from "../../../outcome/outcomesDocument.js";
import { settle as settleOffer } from "../../../outcome/settle.js";
import { offerIn } from "../../believedOffer.js";
import { rowsRead } from "../../layout/rowsRead.js";
import { outcomeSections } from "../../layout/sections.js";
import { termsRange } from "../../offerCells.js";
import { range } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

const HEADER = ["line", "unit", "date", "status", "units", "at least", "at most", "working"];

export const settle = spreadsheetFunction({
  name: "SETTLE",
  summary: "What is owed under an offer once it is known what has happened, payment by payment.",
  parameters: {
    terms: termsRange(),
    outcomes: range(
      "What has happened: columns of label, type, field and value; the type is outcomes, metric, event, share, currency or closing",
    ),
  },
  result: "table",
  run: ({ terms, outcomes }, reader) => {
    const offer = offerIn(terms, reader).read;
    const { read } = rowsRead("outcomes", outcomes, outcomeSections(), reader, (document) =>
      settleOffer(offer, document as unknown as OutcomesInput),
    );
    return [
      HEADER,
      ...read.lines.map(({ path, asset, date, status, units, atLeast, atMost, working }) => [
        path.join(", "),
        formatAsset(asset),
        date,
        status,
        units,
        atLeast,
        atMost,
        working,
      ]),
    ];
  },
});
