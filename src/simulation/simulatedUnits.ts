// Internal: no name of the public API lives here.

import type { Assumptions } from "../beliefs/assumptions.js";
import { OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import { Decimal } from "../numeric/decimal.js";
import type { Flow } from "../pricing/flows.js";
import type { World } from "../pricing/world.js";
import { Paths } from "./paths.js";
import { blockCount, type Design } from "./points.js";
import { Run } from "./run.js";

/**
 * Flows with the expected units of those that have no closed form, all worked out on the same paths. Random numbers belong to
 * quantities by name: under beliefs that differ a little, the same paths are taken, and what changes is what the beliefs change.
 */
export function simulatedFlows(
  flows: readonly Flow[],
  world: World,
  beliefs: Assumptions,
  design: Design,
): readonly Flow[] {
  const open = flows.filter(needsSimulation);
  if (open.length === 0) return flows;
  const paths = new Paths({ world, beliefs, events: [] });
  const outputs = open.map((flow) => ({ value: paths.pricedUnits(flow), distributed: false }));
  const run = new Run(paths, outputs, design);
  run.count(0, blockCount(design));
  const onPaths = new Map(
    open.map((flow, index) => {
      const { mean, means } = (run.tallies[index] as Run["tallies"][number]).moments();
      return [flow, flow.onPaths({ mean: new Decimal(mean), means })];
    }),
  );
  return flows.map((flow) => onPaths.get(flow) ?? flow);
}

function needsSimulation(flow: Flow): boolean {
  try {
    certified((numbers) => flow.expectedUnits(numbers));
    return false;
  } catch (error) {
    if (error instanceof OfferError && error.code === "needs-simulation") return true;
    throw error;
  }
}
