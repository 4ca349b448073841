// Internal: no name of the public API lives here.

import type { FigureChoice } from "../analysis/figures/figureOf.js";
import { OfferError } from "../errors.js";
import type { Valuation, ValueWithOdds } from "../offer/valuation.js";
import type { Range } from "./cells/range.js";
import { choice, type Parameter, range } from "./parameter.js";

/** The range of an offer's terms. */
export const termsRange = (): Parameter<Range> =>
  range(
    "The offer's terms: columns of label, type, field and value, and further values of lists to the right",
  );

/** The range of beliefs. */
export const beliefsRange = (): Parameter<Range> =>
  range("The beliefs: columns of label, type, field and value, and further values of lists to the right");

const FIGURES = ["if it closes", "with odds"] as const;

export type OfferFigure = (typeof FIGURES)[number];

/** Which present value of an offer is meant. */
export const offerFigure = (): Parameter<OfferFigure | undefined> =>
  choice("Which present value, that if it closes unless stated", FIGURES);

/** Which present value is meant, as the library names it. */
export const figureChoice = (figure: OfferFigure = "if it closes"): FigureChoice =>
  figure === "with odds" ? "withOdds" : "presentValue";

/** The value with the odds of closing; throws where there are none. */
export function withOddsOf({ withOdds }: Valuation): ValueWithOdds {
  if (withOdds !== undefined) return withOdds;
  const message = "needs odds: the terms name no condition, or the beliefs give no probability of any";
  throw new OfferError({ code: "missing-belief", path: ["figure"], message });
}
