// Internal: no name of the public API lives here.

import { breakEven as solve } from "../../../analysis/breakEven/breakEven.js";
import { OfferError } from "../../../errors.js";
import { beliefNamed, believedOffer } from "../../believedOffer.js";
import { beliefsRange, figureChoice, offerFigure, termsRange } from "../../offerCells.js";
import { number, optional, required, text } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const breakEven = spreadsheetFunction({
  name: "BREAKEVEN",
  summary:
    "What a belief has to be for an offer to be worth a target: every solution that was found, in a column.",
  parameters: {
    terms: termsRange(),
    beliefs: beliefsRange(),
    belief: required(
      text(
        'The belief that is sought, by its label and field, such as "us-profit 2021.mean", or "discountRate"',
      ),
    ),
    target: required(number("What the offer is to be worth")),
    from: optional(number("The least value that is looked at; guessed unless stated")),
    to: optional(number("The greatest value that is looked at; guessed unless stated")),
    figure: optional(offerFigure()),
  },
  result: "table",
  run: ({ terms, beliefs, belief, target, from, to, figure }, reader) =>
    believedOffer({ terms, beliefs }, reader).evaluate((offer, assumptions) => {
      if (from !== undefined && to?.lessThanOrEqualTo(from)) {
        throw new OfferError({
          code: "out-of-range",
          path: ["to"],
          message: `must be greater than from, which is ${from}`,
        });
      }
      const path = beliefNamed(assumptions, belief);
      const question = { path, target, low: from, high: to, figure: figureChoice(figure) };
      const { solutions, scanned } = solve(offer, assumptions, question);
      if (solutions.length > 0) return solutions.map(({ value }) => [value]);
      const message = `no value of ${belief} from ${scanned.low} to ${scanned.high} gives the target: at these ends the offer is worth ${scanned.figureAtLow} and ${scanned.figureAtHigh}`;
      throw new OfferError({ code: "no-root", path: [], message });
    }),
});
