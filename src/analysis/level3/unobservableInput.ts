import type { Decimal } from "../../numeric/decimal.js";
import type { Json } from "../../schema/document.js";
import type { IsoDate } from "../../time/date.js";

/** How a component's value came about. */
export type Technique = "simulation" | "option pricing" | "scenario analysis" | "discounted cash flow";

/** An input of a Level 3 measurement that no market shows: one row of the table that disclosures need. */
export interface UnobservableInput {
  /** The name of the component. */
  readonly component: string;
  /** Present value of the component if the offer has closed, in units of the currency. */
  readonly fairValue: Decimal;
  /** How its value came about. */
  readonly technique: Technique;
  /** In words: "Expected us-profit", "Volatility of us-profit", "Probability of fda approval". */
  readonly input: string;
  /** Whether the figures are units of money, fractions (0.4 is 40%) or numbers without a unit, such as a shape. */
  readonly unit: "amount" | "fraction" | "number";
  /** The least figure over the component's payments that are still due. */
  readonly low: Decimal;
  /** The greatest figure over them. */
  readonly high: Decimal;
  /** Weighted with the present values of the payments that hang on it; null where they are worth nothing. */
  readonly weightedAverage: Decimal | null;
  /** What a slightly higher input does to the fair value. */
  readonly effectOfIncrease: "higher" | "lower" | "none";
}

/** The significant unobservable inputs of an offer's contingent components. */
export interface UnobservableInputs {
  /** The name of the offer. */
  readonly offer: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** The currency of fair values and amounts. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** Component by component in the offer's order, and within each input by input. */
  readonly inputs: readonly UnobservableInput[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The inputs as an aligned table. */
  toString(): string;
}
