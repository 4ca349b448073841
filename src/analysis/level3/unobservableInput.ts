import type { Decimal } from "../../numeric/decimal.js";
import type { Json } from "../../schema/document.js";
import type { IsoDate } from "../../time/date.js";

/** How a component's value came about. */
export type Technique = "option pricing" | "scenario analysis" | "discounted cash flow";

/** An input of a Level 3 measurement that no market shows: one row of the table that disclosures need. */
export interface UnobservableInput {
  readonly component: string;
  /** Present value of the component if the offer has closed, in units of the currency. */
  readonly fairValue: Decimal;
  readonly technique: Technique;
  /** In words: "Expected us-profit", "Volatility of us-profit", "Probability of fda approval". */
  readonly input: string;
  /** Whether the figures are units of money, fractions (0.4 is 40%) or numbers without a unit, such as a shape. */
  readonly unit: "amount" | "fraction" | "number";
  readonly low: Decimal;
  readonly high: Decimal;
  /** Weighted with the present values of the payments that hang on it; null where they are worth nothing. */
  readonly weightedAverage: Decimal | null;
  /** What a slightly higher input does to the fair value. */
  readonly effectOfIncrease: "higher" | "lower" | "none";
}

/** The significant unobservable inputs of an offer's contingent components. */
export interface UnobservableInputs {
  readonly offer: string;
  readonly beliefs: string | undefined;
  readonly currency: string;
  readonly valuationDate: IsoDate;
  readonly inputs: readonly UnobservableInput[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The inputs as an aligned table. */
  toString(): string;
}
