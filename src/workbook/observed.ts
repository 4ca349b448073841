import type { Decimal } from "../numeric/decimal.js";
import type { TailFormulas } from "./tailFormulas.js";

/** Discrete values as formulas of whole columns, each with its probability. */
export interface DiscreteFormulas {
  readonly values: string;
  readonly probabilities: string;
  readonly count: number;
  /** One of the values, counted from 1, and its probability. */
  valueAt(index: number): string;
  probabilityAt(index: number): string;
}

/** What a workbook knows of something observed: its mean, and either values with odds or tails; neither where it is certain. */
export interface Observed {
  /** Tells apart observables, and the drifts under which they are taken. */
  readonly key: string;
  readonly words: readonly string[];
  readonly label: string;
  readonly mean: string;
  /** The mean as the library has it: where to expand a payoff so that nothing cancels. */
  readonly middle: Decimal;
  /** Why it has neither although it is uncertain. */
  readonly why?: string;
  readonly discrete?: DiscreteFormulas;
  readonly tails?: TailFormulas;
}

/** The same but for the mean, which cells work out themselves. */
export type ObservedCells = Omit<Observed, "middle">;
