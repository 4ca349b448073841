// Internal: no name of the public API lives here.

import { formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import type { DealSimulation, SimulatedOutcome } from "./dealSimulation.js";
import { drawnIn, formatCount, paidCells, priceCells, SIMULATED_FIGURES } from "./simulationTable.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["outcome", "on"], ["probability", ...SIMULATED_FIGURES]);

/** Values and what is received by outcome, and by date, as an aligned table. */
export function dealSimulationTable(simulation: DealSimulation): string {
  const { deal, beliefs, valuationDate, currency, branches, dates, paths, seed } = simulation;
  const row = (name: string, on: string, { probability, presentValue, paid }: SimulatedOutcome): string[] => [
    name,
    on,
    formatPercent(probability, 2),
    ...priceCells(presentValue),
    ...paidCells(paid),
  ];
  return printout(
    titleOf(deal, beliefs),
    [
      `Simulated on ${valuationDate}, in ${currency}: ${formatCount(paths)} paths (${drawnIn(simulation)}), seed ${seed}`,
      "Present values under the pricing drift, what will be received under the real-world drift",
    ],
    textTable(COLUMNS, [
      ...branches.map((branch) =>
        row(branch.cause === undefined ? "closes" : `fails: ${branch.cause}`, branch.date ?? "", branch),
      ),
      null,
      row("If it closes", "", simulation.ifClosed),
      row("If not", "", simulation.ifNot),
      ["Expected", "", "", ...priceCells(simulation.presentValue), ...paidCells(simulation.paid)],
      ...(dates.length > 1
        ? [null, ...dates.map(({ date, paid }) => ["Received on", date, "", "", "", ...paidCells(paid)])]
        : []),
    ]),
  );
}
