import type { Real } from "../numeric/real.js";
import { decimal } from "../schema/fields.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";

/** One value, taken for certain. */
export function pointForecast(value: Real): Distribution {
  const [never, always] = [value.like(0), value.like(1)];
  return {
    mean: value,
    below: (k, inclusive) => (value.lessThan(k) || (inclusive && value.equals(k)) ? always : never),
    above: (k, inclusive) => (value.greaterThan(k) || (inclusive && value.equals(k)) ? always : never),
    call: (k) => value.minus(k).max(never),
    put: (k) => k.minus(value).max(never),
    quantile: () => value,
    withMean: pointForecast,
    atoms: [{ value, probability: always }],
    coordinate: undefined,
    withScore: () => pointForecast(value),
    sampling: () => ({ form: "normal", mean: value.toNumber(), deviation: 0 }),
  };
}

export const pointFamily = /* @__PURE__ */ defineDistribution({
  distribution: "point",
  label: "for certain",
  summary: "One value, taken for certain; a decimal by itself says so too.",
  example: { distribution: "point", value: "1.0e9" },
  parameters: () => ({
    /** The value, in units of the metric's currency. */
    value: decimal("The value, in units of the metric's currency"),
  }),
  figures: { value: { kind: "amount", role: "level" } },
  values: "one",
  lowerBound: ({ value }) => value,
  toDistribution: ({ value }, { numbers }) => pointForecast(numbers.of(value)),
});
