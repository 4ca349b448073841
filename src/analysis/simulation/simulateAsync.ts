import type { Assumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import type { Offer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { readOptions } from "../../schema/options.js";
import { type Watch, watched } from "../figures/watch.js";
import { OPTIONS, planOf, type SimulationOptions } from "./simulate.js";
import { SimulatedOffer, stagesOf } from "./simulatedOffer.js";
import type { Simulation } from "./simulation.js";

/** Blocks between two pauses: some hundredths of a second. */
const BLOCKS_AT_A_TIME = 32;

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
  const { onProgress, signal, ...asked } = readOptions(options, [...OPTIONS, "onProgress", "signal"]);
  const plan = planOf(offer, assumptions, asked);
  for (const stage of stagesOf(plan)) {
    const simulated = new SimulatedOffer(stage);
    const { blocks } = simulated;
    const step = watched({ onProgress, signal }, blocks, 1);
    for (let done = 0; done < blocks; done += BLOCKS_AT_A_TIME) {
      step(done);
      simulated.run.count(done, Math.min(blocks, done + BLOCKS_AT_A_TIME));
      await pause();
    }
    step(blocks);
    if (stage.design.paths === plan.design.paths || simulated.isSureEnough()) return simulated.result();
  }
  throw new Error("the last stage has all paths");
}

/** Lets what else waits have its turn; where there are no timers, at least what is ready. */
function pause(): Promise<void> {
  const { setTimeout } = globalThis as { readonly setTimeout?: (run: () => void, delay: number) => unknown };
  return setTimeout === undefined ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 0));
}
