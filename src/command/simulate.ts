// Internal: no name of the public API lives here.

import type { DealSimulation } from "../analysis/simulation/dealSimulation.js";
import { histogramSvg } from "../analysis/simulation/histogramSvg.js";
import { simulateAsync } from "../analysis/simulation/simulateAsync.js";
import { simulateDealAsync } from "../analysis/simulation/simulateDealAsync.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { answer, type Block, listed, title } from "../print/blocks.js";
import {
  dealSimulationAnswer,
  dealSimulationTables,
  simulationAnswer,
  simulationPictures,
  simulationTables,
} from "../report/simulationBlocks.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { locatedLater } from "./documents.js";
import { PATH_OPTIONS, readOneView, SEED, watching, wholeNumber } from "./subjects.js";

/** Enough for three digits of most earn-outs, in a second or so. */
const PATHS = 65_536;

export const simulateCommand: CommandDefinition = {
  usage: "OFFER BELIEFS",
  details: `What an offer is worth and the whole range of what it may pay if it closes, worked out on many paths: quantities move
together as the beliefs say. Of a deal: what the seller has and receives in each outcome, and whatever comes of it.
The same seed gives the same digits everywhere. Present values are under the pricing
drift; what will be paid is under the real-world drift. ${PATHS} paths and seed ${SEED} unless stated.

Examples:
  offer-valuation simulate offer.json buyer.json
  offer-valuation simulate offer.json buyer.json --paths 1048576 --seed 7 --format html -o range.html
  offer-valuation simulate offer.json buyer.json --format svg -o histogram.svg`,
  options: PATH_OPTIONS,
  formats: ["table", "json", "csv", "html", "md", "svg"],
  async run(call) {
    const { asked, beliefs, documents } = await readOneView(call);
    const options = {
      paths: wholeNumber(call, "paths") ?? PATHS,
      seed: wholeNumber(call, "seed") ?? SEED,
      ...watching(call),
    };
    if (asked.kind === "deal") {
      const result = await locatedLater(documents, () => simulateDealAsync(asked.deal, beliefs, options));
      const said = dealSimulationAnswer(result, call.formatting);
      return answered(result, call, result.deal, said, dealSimulationTables(result, call.formatting));
    }
    const result = await locatedLater(documents, () => simulateAsync(asked.offer, beliefs, options));
    const said = simulationAnswer(result, call.formatting);
    return answered(result, call, result.offer, said, simulationTables(result, call.formatting));
  },
};

function answered(
  simulation: Simulation | DealSimulation,
  { format, formatting }: Call,
  subject: string,
  said: string,
  tables: readonly Block[],
): Answer {
  const { beliefs, assumed, diagnostics } = simulation;
  return {
    title: `${subject}: what may be paid`,
    data: simulation,
    blocks: [
      title(beliefs === undefined ? subject : `${subject}, ${beliefs}`),
      answer(said),
      ...tables,
      ...(format === "html" ? simulationPictures(simulation, formatting) : []),
      ...listed(
        "Taken for granted",
        assumed.map(({ text }) => text),
      ),
      ...listed(
        "Worth a look",
        diagnostics.map(({ text }) => text),
      ),
    ],
    ...(format === "svg" ? { svg: histogramSvg(simulation, formatting.pictures) } : {}),
  };
}
