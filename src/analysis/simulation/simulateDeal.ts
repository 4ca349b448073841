import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { readDeal } from "../../deal/deal.js";
import type { DealInput } from "../../deal/dealDocument.js";
import type { DealSimulation } from "./dealSimulation.js";
import { type SimulationOptions, simulationAsked } from "./simulate.js";
import { type DealSimulationPlan, SimulatedDeal } from "./simulatedDeal.js";
import { simulatedAtOnce } from "./simulatedFigures.js";

/** How a deal is simulated: as an offer is. */
export type DealSimulationOptions = SimulationOptions;

/** What is asked for, checked. */
export const dealPlanOf = (
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: DealSimulationOptions,
): DealSimulationPlan => {
  const asked = simulationAsked(options);
  return { deal: readDeal(deal), beliefs: readAssumptions(assumptions), ...asked };
};

/**
 * What a deal is worth to the seller, and the whole range of what the seller may receive, whether or not it closes: `simulate` for
 * deals, with the branches of `valueDeal`. On each path events, the day of closing and all quantities are drawn, so that the range
 * holds what is paid if it closes on one day or another, and fees and the alternative where it fails. Values are under the pricing drift and
 * weighed with the odds of each branch; what will be received is under the real-world drift. Each branch has figures of its own, on
 * those paths on which it comes about. Pure: the same seed gives the same digits on every machine.
 *
 * @throws OfferError `missing-belief` as `valueDeal` does; `out-of-range` for counts of paths that cannot be; `invalid-term` for
 * control variates of quasi-random paths.
 * @example
 * ```ts
 * const deal = {
 *   offer: offer({
 *     name: "Deal",
 *     currency: "USD",
 *     components: [cash({ amount: "1000" })],
 *     conditions: [{ event: "approval" }],
 *   }),
 *   outsideDate: "2021-06-30",
 *   otherwise: { alternative: { name: "Going on alone", value: "700", on: "2021-06-30" } },
 * };
 * const beliefs = { valuationDate: "2021-01-01", closing: "2021-06-30", discountRate: "0", events: { approval: "0.8" } };
 * const result = simulateDeal(deal, beliefs, { paths: 16 * 1024, seed: 1 });
 * result.presentValue.mean; // => 940
 * result.paid.quantile("0.1").value; // => 700
 * result.ifClosed.paid.mean.mean; // => 1000
 * ```
 */
export function simulateDeal(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: DealSimulationOptions,
): DealSimulation {
  const plan = dealPlanOf(deal, assumptions, options);
  return simulatedAtOnce(plan, (stage) => new SimulatedDeal(stage));
}
