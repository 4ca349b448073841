import { Decimal } from "offer-valuation";
import { describe, it } from "vitest";
import { distributionFigures } from "../golden/distributionFigures.js";
import { expectWithin } from "../numeric/relativeError.js";
import { real } from "../numeric/sixtyDigits.js";
import { distributionOf } from "./families.js";

const TOLERANCE = "1e-57";
const { source, families } = distributionFigures.distributions;

describe(source, () => {
  describe.each(families)("$family($arguments)", ({ family, arguments: values, masses, quantiles }) => {
    const distribution = distributionOf(family, values);

    it.each(masses)("up to and from $k", ({ k: threshold, below, above, call, put }) => {
      const k = real(new Decimal(threshold));
      const [calls, puts] = [distribution.call(k), distribution.put(k)];
      // Not their results, because what is below 1e-1000 is returned as 0.
      expectWithin(TOLERANCE, calls.toDecimal(), call);
      expectWithin(TOLERANCE, puts.toDecimal(), put);
      for (const inclusive of [true, false]) {
        const [upTo, from] = [distribution.below(k, inclusive), distribution.above(k, inclusive)];
        expectWithin(TOLERANCE, upTo.toDecimal(), below[0]);
        expectWithin(TOLERANCE, from.toDecimal(), above[0]);
        // A partial mean may cross 0: it is measured against the size of what is in range.
        expectWithin(TOLERANCE, k.times(upTo).minus(puts).toDecimal(), below[1], size(threshold, below));
        expectWithin(TOLERANCE, k.times(from).plus(calls).toDecimal(), above[1], size(threshold, above));
      }
    });

    // A quantile of 60 digits leaves its probability as many fewer as it is narrower than it is large.
    it.each(quantiles)("the quantile at $p", ({ p, x }) => {
      expectWithin("1e-46", distribution.below(real(new Decimal(x)), true).toDecimal(), p);
      expectWithin("1e-57", distribution.quantile(real(new Decimal(p))).toDecimal(), x, new Decimal(x).abs());
    });
  });
});

function size(k: string, [probability, partialMean]: readonly [string, string]): Decimal {
  return Decimal.max(new Decimal(partialMean).abs(), new Decimal(k).times(probability).abs());
}
