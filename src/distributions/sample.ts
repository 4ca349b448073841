// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { decimal, list } from "../schema/fields.js";
import { memoize } from "../schema/memoize.js";
import { defineDistribution } from "./defineDistribution.js";
import { discrete, leastOf, type WeightedValue } from "./discrete.js";
import type { Distribution } from "./distribution.js";

/** At least one observed or simulated value, each as likely as any other. */
export const sample = (values: readonly Decimal[], numbers: Arithmetic): Distribution =>
  discrete(outcomesOf(values), numbers);

const outcomesOf = /* @__PURE__ */ memoize((values: readonly Decimal[]): readonly WeightedValue[] =>
  Object.freeze(values.map((value) => ({ value, weight: ONE }))),
);

export const sampleFamily = /* @__PURE__ */ defineDistribution({
  distribution: "sample",
  label: "one of a sample",
  summary: "Observed or simulated values, each as likely as any other.",
  example: { distribution: "sample", values: ["0.8e9", "1.0e9", "1.0e9", "1.3e9"] },
  parameters: () => ({
    /** Up to 100,000 observed or simulated values, in units of the metric's currency. */
    values: list(decimal("An observed value"), 100_000).meta({
      description: "Up to 100,000 observed or simulated values, in units of the metric's currency",
    }),
  }),
  figures: {},
  values: "several",
  lowerBound: ({ values }) => leastOf(outcomesOf(values)),
  toDistribution: ({ values }, { numbers }) => sample(values, numbers),
});
