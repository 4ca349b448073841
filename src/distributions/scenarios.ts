import * as z from "zod";
import { type DecimalInput, ZERO } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { decimal, fraction, list } from "../schema/fields.js";
import { shareOfOne } from "../schema/figures.js";
import { memoize } from "../schema/memoize.js";
import { type Case, defineDistribution } from "./defineDistribution.js";
import { discrete, leastOf, type WeightedValue } from "./discrete.js";
import type { Distribution } from "./distribution.js";

/** One of several named cases, as people write it. */
export interface ScenarioInput {
  /** The value in this case, in units of the metric's currency. */
  readonly value: DecimalInput;
  /** From 0 to 1; those of all cases add up to 1. */
  readonly probability: DecimalInput;
}

/** Named cases with their probabilities, which sum to 1; a case of probability 0 is left out. */
export const scenarios = (cases: readonly Case[], numbers: Arithmetic): Distribution =>
  discrete(outcomesOf(cases), numbers);

const outcomesOf = /* @__PURE__ */ memoize((cases: readonly Case[]): readonly WeightedValue[] =>
  Object.freeze(cases.map(({ value, probability }) => ({ value, weight: probability }))),
);

const caseField = (): z.ZodType<Case, ScenarioInput> =>
  z.strictObject({
    value: decimal("The value in this case, in units of the metric's currency"),
    probability: fraction("From 0 to 1; those of all cases add up to 1"),
  });

export const scenariosFamily = /* @__PURE__ */ defineDistribution({
  distribution: "scenarios",
  label: "one of several cases",
  summary: "Named cases with their probabilities.",
  example: {
    distribution: "scenarios",
    scenarios: [
      { value: "0", probability: "0.3" },
      { value: "1.5e9", probability: "0.7" },
    ],
  },
  parameters: () => ({
    /** Up to 1,000 cases; their probabilities add up to 1. */
    scenarios: list(caseField()).meta({
      description: "Up to 1,000 cases; their probabilities add up to 1",
    }),
  }),
  check: ({ scenarios: cases }) =>
    cases.reduce((sum, { probability }) => sum.plus(probability), ZERO).equals(1)
      ? undefined
      : { field: "scenarios", message: "must have probabilities that add up to 1" },
  figures: { scenarios: { each: { value: { kind: "amount", role: "level" }, probability: shareOfOne } } },
  values: "several",
  lowerBound: ({ scenarios: cases }) => leastOf(outcomesOf(cases)),
  cases: ({ scenarios: cases }) => cases,
  toDistribution: ({ scenarios: cases }, { numbers }) => scenarios(cases, numbers),
});
