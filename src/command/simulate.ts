// Internal: no name of the public API lives here.

import { histogramSvg } from "../analysis/simulation/histogramSvg.js";
import { simulateAsync } from "../analysis/simulation/simulateAsync.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { answer, listed, title } from "../print/blocks.js";
import { simulationAnswer, simulationPictures, simulationTables } from "../report/simulationBlocks.js";
import type { Answer, Call, CommandDefinition } from "./definition.js";
import { locatedLater } from "./documents.js";
import { UsageError } from "./outcome.js";
import { PATH_OPTIONS, readOneView, SEED, watching, wholeNumber } from "./subjects.js";

/** Enough for three digits of most earn-outs, in a second or so. */
const PATHS = 65_536;

export const simulateCommand: CommandDefinition = {
  usage: "OFFER BELIEFS",
  details: `What an offer is worth and the whole range of what it may pay if it closes, worked out on many paths: quantities move
together as the beliefs say. The same seed gives the same digits everywhere. Present values are under the pricing
drift; what will be paid is under the real-world drift. ${PATHS} paths and seed ${SEED} unless stated.

Examples:
  offer-valuation simulate offer.json buyer.json
  offer-valuation simulate offer.json buyer.json --paths 1048576 --seed 7 --format html -o range.html
  offer-valuation simulate offer.json buyer.json --format svg -o histogram.svg`,
  options: PATH_OPTIONS,
  formats: ["table", "json", "csv", "html", "md", "svg"],
  async run(call) {
    const { asked, beliefs, documents } = await readOneView(call);
    if (asked.kind === "deal")
      throw new UsageError("simulates an offer as if it closes; of a deal, value --paths says the rest");
    const options = {
      paths: wholeNumber(call, "paths") ?? PATHS,
      seed: wholeNumber(call, "seed") ?? SEED,
      ...watching(call),
    };
    const result = await locatedLater(documents, () => simulateAsync(asked.offer, beliefs, options));
    return answered(result, call);
  },
};

function answered(simulation: Simulation, { format, formatting }: Call): Answer {
  const { offer, beliefs, assumed, diagnostics } = simulation;
  return {
    title: `${offer}: what may be paid`,
    data: simulation,
    blocks: [
      title(beliefs === undefined ? offer : `${offer}, ${beliefs}`),
      answer(simulationAnswer(simulation, formatting)),
      ...simulationTables(simulation, formatting),
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
