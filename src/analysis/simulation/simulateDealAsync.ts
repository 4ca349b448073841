import type { Assumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import type { DealInput } from "../../deal/dealDocument.js";
import type { Watch } from "../figures/watch.js";
import type { DealSimulation } from "./dealSimulation.js";
import { inSteps, watchedOptions } from "./inSteps.js";
import { type DealSimulationOptions, dealPlanOf } from "./simulateDeal.js";
import { SimulatedDeal } from "./simulatedDeal.js";

/**
 * `simulateDeal` in small steps, as `simulateAsync` works out offers: it can be followed (`onProgress`, in blocks of paths) and
 * cancelled (`signal`). The digits are those of `simulateDeal`.
 *
 * @throws OfferError as `simulateDeal` does; the signal's reason, if cancelled.
 * @example
 * ```ts
 * const bid = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0" };
 * const deal = { offer: bid, otherwise: { alternative: "nothing" } };
 * const result = await simulateDealAsync(deal, beliefs, { paths: 16 * 1024, seed: 1 });
 * result.paid.mean.mean; // => 100
 * ```
 */
export async function simulateDealAsync(
  deal: DealInput,
  assumptions: AssumptionsInput | Assumptions,
  options: DealSimulationOptions & Watch,
): Promise<DealSimulation> {
  const { asked, watch } = watchedOptions(options);
  return inSteps(dealPlanOf(deal, assumptions, asked), watch, (stage) => new SimulatedDeal(stage));
}
