import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { distributionFigures } from "../../golden/distributionFigures.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { continuous } from "./families.js";

const TOLERANCE = "1e-57";
const { source, families } = distributionFigures.distributions;

describe(source, () => {
  describe.each(families)("$family($arguments)", ({ family, arguments: values, masses, quantiles }) => {
    const distribution = continuous[family]?.(...values.map((value) => new Decimal(value)));
    if (!distribution) throw new Error(`no family ${family}`);

    it.each(masses)("up to and from $k", ({ k, below, above }) => {
      for (const inclusive of [true, false]) {
        const upTo = distribution.upTo(new Decimal(k), inclusive);
        const from = distribution.from(new Decimal(k), inclusive);
        expectWithin(TOLERANCE, upTo.probability, below[0]);
        expectWithin(TOLERANCE, from.probability, above[0]);
        // A partial mean may cross 0: it is measured against the size of what is in range.
        expectWithin(TOLERANCE, upTo.partialMean, below[1], size(k, below));
        expectWithin(TOLERANCE, from.partialMean, above[1], size(k, above));
        for (const figure of [upTo.probability, upTo.partialMean, from.probability, from.partialMean]) {
          expect(figure.precision()).toBeLessThanOrEqual(60);
        }
      }
    });

    it.each(quantiles)("quantile at $p", ({ p, x }) => {
      expectWithin("1e-54", distribution.quantile(new Decimal(p)), x);
    });
  });
});

function size(k: string, [probability, partialMean]: readonly [string, string]): Decimal {
  return Decimal.max(new Decimal(partialMean).abs(), new Decimal(k).times(probability).abs());
}
