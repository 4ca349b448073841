import type { Real } from "../numeric/real.js";
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
    withMean: pointForecast,
    atoms: [{ value, probability: always }],
    coordinate: undefined,
  };
}
