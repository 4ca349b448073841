import type { Decimal } from "../../numeric/decimal.js";
import type { PrintOptions } from "../../print/formatting.js";
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

export const MOVEMENT_NAMES = /* @__PURE__ */ Object.keys(MOVEMENTS) as readonly MovementName[];

/** What one group of beliefs, the passage of time or payments change. */
export interface Movement {
  /** Which group of beliefs changes, or `"time"` or `"payments"`: see `rollForward` for what each takes in. */
  readonly movement: MovementName;
  /** What the movement is called in tables. */
  readonly label: string;
  /** Exactly `after` less what stood before, in as many digits as that takes. */
  readonly amount: Decimal;
  /** The fair value after this movement and all before it, in units of the currency. */
  readonly after: Decimal;
}

/** From the opening to the closing fair value: `opening` plus the amounts of all movements is exactly `closing`. */
export interface RollForwardColumn {
  /** The name of the component, or of the offer for all that are counted. */
  readonly name: string;
  /** Fair value of what is owed on the opening date under the opening beliefs, in units of the currency. */
  readonly opening: Decimal;
  /**
   * One for each kind of movement, always all of them and in one order; the amount of one that changes nothing is 0.
   */
  readonly movements: readonly Movement[];
  /** Fair value of what is still owed on the closing date under the closing beliefs, in units of the currency. */
  readonly closing: Decimal;
  /** All movements but the payments: what goes through profit or loss where the consideration is a liability. */
  readonly changeInFairValue: Decimal;
}

/** How the fair value of what is still owed moved between two dates; named after the offer, positive for what the buyer owes. */
export interface RollForward extends RollForwardColumn {
  /** ISO 4217 code of the currency of all amounts: that of the opening beliefs, else the offer's. */
  readonly currency: string;
  /** The valuation date of the opening beliefs. */
  readonly openingDate: IsoDate;
  /** The valuation date of the closing beliefs. */
  readonly closingDate: IsoDate;
  /** The roll-forward of each component that is counted. */
  readonly components: readonly RollForwardColumn[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The movements as an aligned table; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}
