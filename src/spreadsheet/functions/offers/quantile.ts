// Internal: no name of the public API lives here.

import { payoutDistribution } from "../../../analysis/payout/payoutDistribution.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { optional, required, text } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { probability } from "../parts/numberCells.js";

export const quantile = spreadsheetFunction({
  name: "QUANTILE",
  summary:
    "The amount that an offer or one of its components will not exceed, with a given probability; undiscounted.",
  parameters: {
    terms: termsRange(),
    beliefs: beliefsRange(),
    probability: required(probability("The probability, above 0 and below 1")),
    component: optional(text("The name of one component; the whole offer unless stated")),
  },
  result: "number",
  run: ({ terms, beliefs, probability: odds, component }, reader) =>
    believedOffer({ terms, beliefs }, reader).evaluate((offer, assumptions) =>
      payoutDistribution(offer, assumptions, { component }).quantile(odds),
    ),
});
