import type { Decimal } from "../../numeric/decimal.js";
import type { PrintOptions } from "../../print/formatting.js";
import type { Json } from "../../schema/document.js";
import type { IsoDate } from "../../time/date.js";

/** The steps from headline to value, in the order in which beliefs are switched on, with the words for each. */
export const BRIDGE_STEPS = {
  past: "Due before the valuation date",
  uncertainty: "Forecasts not certain",
  "risk-premium": "Risk premium in forecasts",
  time: "Time value",
  credit: "Payer's credit",
  "required-return": "Required returns instead",
  dividends: "Dividends until delivery",
  "lock-up": "Lock-up",
  currency: "Interest on foreign currencies",
  conditions: "Conditions of payments",
  closing: "Odds of closing",
} as const;

export type BridgeStepName = keyof typeof BRIDGE_STEPS;

export const STEP_NAMES = /* @__PURE__ */ Object.keys(BRIDGE_STEPS) as readonly BridgeStepName[];

/** What one more belief changes. */
export interface BridgeStep {
  /** Which belief is switched on: see `bridge` for what each step does. */
  readonly step: BridgeStepName;
  /** What the step is called in tables. */
  readonly label: string;
  /** Exactly `after` less what stood before, in as many digits as that takes. */
  readonly amount: Decimal;
  /** The value with this belief and all before it. */
  readonly after: Decimal;
}

/** From headline to value, of one component or of all: `headline` plus the amounts of all steps is exactly `value`. */
export interface BridgeColumn {
  /** The name of the component, or of the offer for the whole. */
  readonly name: string;
  /** At forecasts and today's prices: no odds, no discount. */
  readonly headline: Decimal;
  /** One for each kind of step, always all of them and in one order; the amount of a step that changes nothing is 0. */
  readonly steps: readonly BridgeStep[];
  /**
   * The value after all steps: with the odds of closing where the beliefs give them, else the present value if the offer
   * closes.
   */
  readonly value: Decimal;
}

/** How the headline of an offer comes down to its value; named after the offer, in units of the currency. */
export interface ValueBridge extends BridgeColumn {
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** ISO 4217 code of the currency of all amounts: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The bridge of each component, in the offer's order; they add up to the whole to 28 digits. */
  readonly components: readonly BridgeColumn[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The steps as an aligned table; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}
