// Internal: no name of the public API lives here.

import { formatAsset } from "../../../algebra/asset.js";
import { valueOffer } from "../../../offer/valueOffer.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

const HEADER = [
  "date",
  "component",
  "asset",
  "units at forecast",
  "expected units",
  "odds",
  "price of one",
  "present value",
];

export const cashFlows = spreadsheetFunction({
  name: "CASHFLOWS",
  summary:
    "Everything an offer delivers: when, how much is expected, with which odds, and what it is worth now.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  run: ({ terms, beliefs }, reader) => {
    const valuation = believedOffer({ terms, beliefs }, reader).evaluate(valueOffer);
    return [
      HEADER,
      ...valuation.cashFlows.map(
        ({ date, path, asset, units, expectedUnits, probability, price, presentValue }) => [
          date,
          path.join(", "),
          formatAsset(asset),
          units,
          expectedUnits,
          probability,
          price,
          presentValue,
        ],
      ),
    ];
  },
});
