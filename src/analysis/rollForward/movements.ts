import type { Decimal } from "../../numeric/decimal.js";
import type { PrintOptions } from "../../print/units.js";
import type { Json } from "../../schema/document.js";
import type { IsoDate } from "../../time/date.js";

/** What moves a fair value from one date to another, in the order in which it is switched on, with the words for each. */
export const MOVEMENTS = {
  time: "Passage of time",
  forecasts: "Results and forecasts",
  volatilities: "Volatilities",
  rates: "Discount rates, spreads and premiums",
  prices: "Share prices and exchange rates",
  probabilities: "Probabilities",
  other: "Dates and everything else",
  payments: "Payments",
} as const;

export type MovementName = keyof typeof MOVEMENTS;

export const MOVEMENT_NAMES = Object.keys(MOVEMENTS) as readonly MovementName[];

/** What one group of beliefs, the passage of time or payments change. */
export interface Movement {
  readonly movement: MovementName;
  readonly label: string;
  /** Exactly `after` less what stood before, in as many digits as that takes. */
  readonly amount: Decimal;
  readonly after: Decimal;
}

/** From the opening to the closing fair value: `opening` plus the amounts of all movements is exactly `closing`. */
export interface RollForwardColumn {
  readonly name: string;
  readonly opening: Decimal;
  readonly movements: readonly Movement[];
  readonly closing: Decimal;
  /** All movements but the payments: what goes through profit or loss where the consideration is a liability. */
  readonly changeInFairValue: Decimal;
}

/** How the fair value of what is still owed moved between two dates; named after the offer, positive for what the buyer owes. */
export interface RollForward extends RollForwardColumn {
  readonly currency: string;
  readonly openingDate: IsoDate;
  readonly closingDate: IsoDate;
  /** The roll-forward of each component that is counted. */
  readonly components: readonly RollForwardColumn[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The movements as an aligned table; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}
