// Internal: no name of the public API lives here.

import { add, constant, times } from "../../../algebra/amount.js";
import { bounded } from "../../../components/parts/amounts.js";
import { ZERO } from "../../../numeric/decimal.js";
import { optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { nonNegative, volatility, yearlyRate, years } from "../parts/numberCells.js";
import { expectedValue, lognormalAfter, openPayoff } from "../parts/payoffs.js";
import { refuse } from "../parts/refusals.js";

export const escrow = spreadsheetFunction({
  name: "ESCROW",
  summary: "What an amount in escrow is worth today that is released to the seller less claims.",
  parameters: {
    amount: required(nonNegative("The amount in escrow")),
    expected_claims: required(
      nonNegative("Expected claims as an amount, not a fraction; they may exceed the escrow"),
    ),
    time: required(years("Years from today to the release")),
    rate: required(yearlyRate("Discount rate a year, compounded annually; an escrow is nobody's credit")),
    claims_volatility: optional(
      volatility("Yearly volatility of lognormal claims; they are certain unless stated"),
    ),
  },
  result: "number",
  run: ({ amount, expected_claims: claims, time, rate, claims_volatility = ZERO }) => {
    if (claims.isZero() && !claims_volatility.isZero()) {
      refuse(["expected_claims"], "must be greater than 0 where they have a volatility", claims);
    }
    const payoff = openPayoff((claimed) =>
      bounded(add(constant(amount), times("-1", claimed)), { floor: "0", cap: amount }),
    );
    return expectedValue(
      payoff,
      (numbers) => lognormalAfter(time, numbers.of(claims), claims_volatility),
      time,
      rate,
    );
  },
});
