/**
 * What a figure measures: an amount of money; a price or an exchange rate; a rate, spread, yield or premium a year; a
 * probability or another share of 1; a yearly volatility; a price for a face of 1; a chance a year of closing; a correlation from -1 to 1; a number without
 * a unit, such as the shape of a distribution; a day.
 */
export type BeliefKind =
  | "amount"
  | "price"
  | "rate"
  | "probability"
  | "volatility"
  | "factor"
  | "intensity"
  | "correlation"
  | "number"
  | "date";

/** A figure that cannot be moved by itself, and why. */
export interface TiedFigure {
  /** What it measures. */
  readonly kind: BeliefKind;
  /** Why it cannot be moved by itself, as the end of a sentence that begins with the figure's name. */
  readonly tied: string;
}

/** A probability among several that add up to 1. */
export const shareOfOne: TiedFigure = {
  kind: "probability",
  tied: "adds up to 1 with others, so that they change together or not at all",
};
