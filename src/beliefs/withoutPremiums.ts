// Internal: no name of the public API lives here.

import { ZERO } from "../numeric/decimal.js";
import { mapValues } from "../schema/records.js";
import type { Assumptions } from "./assumptions.js";

/** Beliefs without premiums for the risk of metrics. */
export const withoutPremiums = (beliefs: Assumptions): Assumptions => ({
  ...beliefs,
  metrics: mapValues(beliefs.metrics, (metric) => ({ ...metric, riskPremium: ZERO })),
});
