import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import type { Mass } from "./distribution.js";

export const noMass = (): Mass => ({ probability: ZERO, partialMean: ZERO });

export const wholeMass = (mean: Decimal): Mass => ({ probability: ONE, partialMean: mean });

/** What is left of the whole. Loses digits unless `mass` is well below it. */
export const remainingMass = (mean: Decimal, { probability, partialMean }: Mass): Mass => ({
  probability: probability.neg().plus(1),
  partialMean: mean.minus(partialMean),
});

export const addMass = (first: Mass, second: Mass): Mass => ({
  probability: first.probability.plus(second.probability),
  partialMean: first.partialMean.plus(second.partialMean),
});
