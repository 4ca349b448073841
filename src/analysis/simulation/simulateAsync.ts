import type { Assumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import type { DealInput } from "../../deal/dealDocument.js";
import type { Offer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { readOptions } from "../../schema/options.js";
import { type Watch, watched } from "../figures/watch.js";
import type { DealSimulation } from "./dealSimulation.js";
import { OPTIONS, planOf, type SimulationOptions } from "./simulate.js";
import { type DealSimulationOptions, dealPlanOf } from "./simulateDeal.js";
import { SimulatedDeal } from "./simulatedDeal.js";
import { isLast, type Simulated, type SimulationAsked, stagesOf } from "./simulatedFigures.js";
import { SimulatedOffer } from "./simulatedOffer.js";
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
  const { asked, watch } = watchedOptions(options);
  return inSteps(planOf(offer, assumptions, asked), watch, (stage) => new SimulatedOffer(stage));
}

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

function watchedOptions(options: SimulationOptions & Watch) {
  const { onProgress, signal, ...asked } = readOptions(options, [...OPTIONS, "onProgress", "signal"]);
  return { asked, watch: { onProgress, signal } };
}

async function inSteps<Plan extends SimulationAsked, Result>(
  plan: Plan,
  watch: Watch,
  simulatedUnder: (stage: Plan) => Simulated<Result>,
): Promise<Result> {
  for (const stage of stagesOf(plan)) {
    const simulated = simulatedUnder(stage);
    const { run, blocks } = simulated.figures;
    const step = watched(watch, blocks, 1);
    for (let done = 0; done < blocks; done += BLOCKS_AT_A_TIME) {
      step(done);
      run.count(done, Math.min(blocks, done + BLOCKS_AT_A_TIME));
      await pause();
    }
    step(blocks);
    if (isLast(stage, plan) || simulated.figures.isSureEnough()) return simulated.result();
  }
  throw new Error("the last stage has all paths");
}

/** Lets what else waits have its turn; where there are no timers, at least what is ready. */
function pause(): Promise<void> {
  const { setTimeout } = globalThis as { readonly setTimeout?: (run: () => void, delay: number) => unknown };
  return setTimeout === undefined ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 0));
}
