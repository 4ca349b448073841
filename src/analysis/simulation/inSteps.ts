// Internal: no name of the public API lives here.

import { readOptions } from "../../schema/options.js";
import { type Watch, watched } from "../figures/watch.js";
import { OPTIONS, type SimulationOptions } from "./simulate.js";
import { earlierStages, type Simulated, type SimulationAsked } from "./simulatedFigures.js";

/** Blocks between two pauses: some hundredths of a second. */
const BLOCKS_AT_A_TIME = 32;

/** What is asked, and how the work is followed. */
export function watchedOptions(options: SimulationOptions & Watch) {
  const { onProgress, signal, ...asked } = readOptions(options, [...OPTIONS, "onProgress", "signal"]);
  return { asked, watch: { onProgress, signal } };
}

/** What a plan comes to in small steps, between which other work of the program goes on. */
export async function inSteps<Plan extends SimulationAsked, Result>(
  plan: Plan,
  watch: Watch,
  simulatedUnder: (stage: Plan) => Simulated<Result>,
): Promise<Result> {
  const counted = async (stage: Plan): Promise<Simulated<Result>> => {
    const simulated = simulatedUnder(stage);
    const { run, blocks } = simulated.figures;
    const step = watched(watch, blocks, 1);
    for (let done = 0; done < blocks; done += BLOCKS_AT_A_TIME) {
      step(done);
      run.count(done, Math.min(blocks, done + BLOCKS_AT_A_TIME));
      await pause();
    }
    step(blocks);
    return simulated;
  };
  for (const stage of earlierStages(plan)) {
    const simulated = await counted(stage);
    if (simulated.figures.isSureEnough()) return simulated.result();
  }
  return (await counted(plan)).result();
}

/** Lets what else waits have its turn; where there are no timers, at least what is ready. */
function pause(): Promise<void> {
  const { setTimeout } = globalThis as { readonly setTimeout?: (run: () => void, delay: number) => unknown };
  return setTimeout === undefined ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 0));
}
