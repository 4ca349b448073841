// Internal: no name of the public API lives here.

import { oddsTreeSvg } from "../deal/oddsTreeSvg.js";
import { type Block, heading, paragraph, picture } from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Report } from "./report.js";
import { dealSimulationAnswer, dealSimulationTables, rangeBlocks } from "./simulationBlocks.js";
import { branchesTable, dealAnswerOf } from "./valuationBlocks.js";

/** What the seller has whether or not it closes, where the report is of a deal. */
export function whateverComesOfIt({ deal, kind }: Report, formatting: DocumentFormatting): Block[] {
  if (deal === undefined) return [];
  const { valuation, range } = deal;
  return [
    heading("Whether or not it closes"),
    paragraph(`${dealAnswerOf(valuation, formatting)}.`),
    branchesTable(valuation, formatting),
    picture("How it may end", oddsTreeSvg(valuation, formatting.pictures)),
    ...(range === undefined
      ? []
      : [
          ...rangeBlocks(range, dealSimulationAnswer(range, formatting), formatting),
          ...(kind === "auditor" ? dealSimulationTables(range, formatting) : []),
        ]),
  ];
}
