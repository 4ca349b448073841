// Internal: no name of the public API lives here.

import { sensitivity as sensitivityOf } from "../../../analysis/sensitivity/sensitivity.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, figureChoice, offerFigure, termsRange } from "../../offerCells.js";
import { optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

const HEADER = [
  "belief",
  "kind",
  "base",
  "low",
  "high",
  "value at low",
  "value at high",
  "swing",
  "per unit",
  "remarks",
];

export const sensitivity = spreadsheetFunction({
  name: "SENSITIVITY",
  summary:
    "Which belief matters most: each is moved by 10% of itself, rates and odds by one point, days by 30; largest swing first.",
  parameters: { terms: termsRange(), beliefs: beliefsRange(), figure: optional(offerFigure()) },
  result: "table",
  run: ({ terms, beliefs, figure }, reader) => {
    const { rows } = believedOffer({ terms, beliefs }, reader).evaluate((offer, assumptions) =>
      sensitivityOf(offer, assumptions, { figure: figureChoice(figure) }),
    );
    return [
      HEADER,
      ...rows.map(({ name, kind, base, low, high, valueAtLow, valueAtHigh, swing, derivative, remarks }) => [
        name,
        kind,
        base,
        low,
        high,
        valueAtLow,
        valueAtHigh,
        swing,
        derivative ?? undefined,
        remarks.join("; "),
      ]),
    ];
  },
});
