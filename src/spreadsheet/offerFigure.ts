import type { FigureChoice } from "../analysis/figures/figureOf.js";
import { OfferError } from "../errors.js";
import type { Valuation, ValueWithOdds } from "../offer/valuation.js";
import { choice, type Parameter } from "./parameter.js";

const FIGURES = ["if it closes", "with odds"] as const;

export type OfferFigure = (typeof FIGURES)[number];

/** Which present value of an offer is meant. */
export const offerFigure = (): Parameter<OfferFigure | undefined> =>
  choice("Which present value, that if it closes unless stated", FIGURES);

/** The same for the library. */
export const figureChoice = (figure: OfferFigure = "if it closes"): FigureChoice =>
  figure === "with odds" ? "withOdds" : "presentValue";

/** The value with the odds of closing; throws where there are none. */
export function withOddsOf({ withOdds }: Valuation): ValueWithOdds {
  if (withOdds !== undefined) return withOdds;
  const message = "needs odds: the terms name no condition, or the beliefs give no probability of any";
  throw new OfferError({ code: "missing-belief", path: ["figure"], message });
}
