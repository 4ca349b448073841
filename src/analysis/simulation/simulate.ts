import * as z from "zod";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { OfferError } from "../../errors.js";
import type { DecimalInput } from "../../numeric/decimal.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { copyDocument } from "../../schema/document.js";
import { positive } from "../../schema/fields.js";
import { once } from "../../schema/memoize.js";
import { parseDocument } from "../../schema/parse.js";
import { checkedDesign, type PathOptions, pathFields } from "../../simulation/simulationOptions.js";
import { type Drift, type SimulationAsked, simulatedAtOnce } from "./simulatedFigures.js";
import { SimulatedOffer, type SimulationPlan } from "./simulatedOffer.js";
import type { Simulation } from "./simulation.js";

/** How an offer is simulated. */
export interface SimulationOptions extends PathOptions {
  /**
   * `"pricing"` for values alone, `"real-world"` for what will be paid alone; both unless stated, from the same random numbers.
   */
  readonly drift?: Drift | undefined;
  /**
   * Makes values surer by what has a closed form: parts of amounts that hang on one quantity, up to eight of them, whose means are known
   * exactly. Values alone, neither what will be paid nor convergence. Off unless stated, and for plain paths only: quasi-random points get
   * these parts right already, and would be less sure with what they say of plain ones taken off.
   */
  readonly controlVariates?: boolean | undefined;
  /**
   * Stops as soon as the figure is known this well: first 2^10 paths of each scramble (or in all) are taken, then twice as many, up to
   * `paths`, which is then the most there may be. All of them unless stated.
   */
  readonly stopAt?:
    | {
        /** Of the present value, or of what is paid on average where only that is simulated; in units of the currency, above 0. */
        readonly standardError: DecimalInput;
      }
    | undefined;
}

/** The names of the options. */
export const OPTIONS = [
  "paths",
  "seed",
  "method",
  "scrambles",
  "drift",
  "controlVariates",
  "stopAt",
] as const;

const schema = /* @__PURE__ */ once(() =>
  z.strictObject({
    ...pathFields(),
    drift: z.enum(["pricing", "real-world"]).optional(),
    controlVariates: z.boolean().prefault(false),
    stopAt: z.strictObject({ standardError: positive("The standard error that is good enough") }).optional(),
  }),
);

/** Paths, drift and when to stop, checked. */
export function simulationAsked(options: unknown): SimulationAsked {
  const path = ["options"];
  const { drift, stopAt, controlVariates, ...design } = parseDocument(
    schema(),
    copyDocument(options, "options"),
    path,
  );
  if (controlVariates && design.method !== "plain") {
    const message =
      'goes with method "plain": quasi-random points get right already what control variates know';
    throw new OfferError({ code: "invalid-term", path: [...path, "controlVariates"], message });
  }
  return {
    design: checkedDesign(design, path),
    drift,
    controlVariates,
    stopAt: stopAt?.standardError.toNumber(),
  };
}

/** What is asked for, checked. */
export const planOf = (
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: SimulationOptions,
): SimulationPlan => {
  const asked = simulationAsked(options);
  return { offer: readOffer(offer), beliefs: readAssumptions(assumptions), ...asked };
};

/**
 * What an offer is worth, and the whole range of what it may pay, if it closes: worked out on many paths, so that it may hang on
 * any number of uncertain quantities. Values are under the pricing drift, what will be paid under the real-world drift, both from the same random
 * numbers. Pure: the same seed gives the same digits on every machine.
 *
 * @throws OfferError `missing-belief` as `valueOffer` does; `out-of-range` for counts of paths that cannot be; `invalid-term` for control
 * variates of quasi-random paths.
 * @example
 * ```ts
 * const earnOut = cumulativeEarnOut({ share: "0.15", metric: "ebitda", periods: [2021, 2022, 2023], threshold: "360e6", cap: "20e6" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [earnOut] });
 * const forecast = (mean) => ({ distribution: "lognormal", mean, volatility: "0.3" });
 * const result = simulate(
 *   deal,
 *   {
 *     valuationDate: "2021-01-01",
 *     discountRate: "0.05",
 *     metrics: { ebitda: { forecast: { 2021: forecast("125e6"), 2022: forecast("135e6"), 2023: forecast("145e6") } } },
 *   },
 *   { paths: 16 * 1024, seed: 1 },
 * );
 * result.presentValue.mean.toPrecision(3); // => 6.40e+6
 * result.paid.probabilityOfPayment.probability.toFixed(2); // => 0.65
 * ```
 */
export function simulate(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: SimulationOptions,
): Simulation {
  const plan = planOf(offer, assumptions, options);
  return simulatedAtOnce(plan, (stage) => new SimulatedOffer(stage));
}
