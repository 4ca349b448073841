// Internal: no name of the public API lives here.

import { OfferError } from "../../errors.js";
import { checkedResult, isResultOf } from "../../schema/printable.js";
import type { DealSimulation } from "./dealSimulation.js";
import { dealSimulationTable } from "./dealSimulationTable.js";
import type { PaidAmounts, Simulation } from "./simulation.js";
import { simulationTable } from "./simulationTable.js";

/** The simulation that a picture is drawn of; throws for anything else. */
export function checkedSimulation(simulation: Simulation | DealSimulation): void {
  if (isResultOf(dealSimulationTable, simulation)) return;
  checkedResult(simulation, simulationTable, "simulation", "simulate");
}

/** The name of what was simulated. */
export const subjectOf = (simulation: Simulation | DealSimulation): string =>
  "deal" in simulation ? simulation.deal : simulation.offer;

/** What will be paid in all; throws for a simulation that was asked for prices alone. */
export function paidIn({ paid }: Pick<Simulation, "paid">): PaidAmounts {
  if (paid !== undefined) return paid;
  const message =
    'says what the offer is worth and not what will be paid: leave out drift: "pricing", or ask for "real-world"';
  throw new OfferError({ code: "invalid-term", path: ["simulation"], message });
}
