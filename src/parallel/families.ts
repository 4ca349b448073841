// Internal: no name of the public API lives here.

import type { SimulationFamilies } from "../analysis/simulation/chunks.js";
import { describeReceived, OfferError } from "../errors.js";

/** The families that a module exports as `components` and `distributions`; none without a module. */
export async function familiesOf(module: string | undefined): Promise<SimulationFamilies> {
  if (module === undefined) return {};
  const path = ["options", "families"];
  let found: object;
  try {
    found = (await import(/* @vite-ignore */ module)) as object;
  } catch (error) {
    const message = `must be the file URL, absolute path or package name of a module: ${String(error)}`;
    throw new OfferError({ code: "invalid-term", path, message, received: describeReceived(module) });
  }
  const { components, distributions } = found as SimulationFamilies;
  if (components === undefined && distributions === undefined) {
    const message = "must be a module that exports components, distributions or both, each a list";
    throw new OfferError({ code: "invalid-term", path, message, received: describeReceived(module) });
  }
  return { components, distributions };
}
