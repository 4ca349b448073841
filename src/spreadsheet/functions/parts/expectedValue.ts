import type { Payoff } from "../../../algebra/payoff.js";
import type { Distribution } from "../../../distributions/distribution.js";
import { certified } from "../../../numeric/certified.js";
import type { Decimal } from "../../../numeric/decimal.js";
import type { Arithmetic } from "../../../numeric/real.js";
import { expectation } from "../../../pricing/expectation.js";
import { discountedFrom } from "./discountedFrom.js";

/** What a payoff after so many years is worth today. */
export const expectedValue = (
  payoff: Payoff,
  belief: (numbers: Arithmetic) => Distribution,
  years: Decimal,
  rate: Decimal,
): Decimal =>
  certified((numbers) =>
    expectation(payoff, belief(numbers), numbers)
      .times(discountedFrom(numbers.of(years), rate, numbers))
      .toResult(),
  );
