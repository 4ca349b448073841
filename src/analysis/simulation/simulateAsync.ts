import type { Assumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import type { Offer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import type { Watch } from "../figures/watch.js";
import { inSteps, watchedOptions } from "./inSteps.js";
import { planOf, type SimulationOptions } from "./simulate.js";
import { SimulatedOffer } from "./simulatedOffer.js";
import type { Simulation } from "./simulation.js";

/**
 * `simulate` in small steps, between which other work of the program goes on: it can be followed (`onProgress`, in blocks of paths)
 * and cancelled (`signal`). The digits are those of `simulate`.
 *
 * @throws OfferError as `simulate` does; the signal's reason, if cancelled.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "100", paid: "2021-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0" };
 * const result = await simulateAsync(deal, beliefs, { paths: 16 * 1024, seed: 1 });
 * result.paid.mean.mean; // => 100
 * ```
 */
export async function simulateAsync(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: SimulationOptions & Watch,
): Promise<Simulation> {
  const { asked, watch } = watchedOptions(options);
  return inSteps(planOf(offer, assumptions, asked), watch, (stage) => new SimulatedOffer(stage));
}
