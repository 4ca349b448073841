// Internal: no name of the public API lives here.

import { add, constant, times } from "../../../algebra/amount.js";
import { bounded } from "../../../components/parts/amounts.js";
import { certified } from "../../../numeric/certified.js";
import { ONE, ZERO } from "../../../numeric/decimal.js";
import { expectation } from "../../../pricing/expectation.js";
import { optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { nonNegative, positive } from "../parts/numberCells.js";
import { lognormalAfter, openPayoff } from "../parts/payoffs.js";
import { dividendCell, quoteCells, sharePrices } from "../parts/shareQuote.js";

export const warrant = spreadsheetFunction({
  name: "WARRANT",
  summary: "What warrants on shares are worth today, diluted where the number of existing shares is given.",
  parameters: {
    ...quoteCells(),
    strike: required(nonNegative("Price at which a warrant buys a share")),
    warrants: optional(nonNegative("Number of warrants, each for one share; 1 unless stated")),
    existing_shares: optional(
      positive(
        "Shares before exercise, where the price does not know of the warrants yet; no dilution unless stated",
      ),
    ),
    ...dividendCell(),
  },
  result: "number",
  run: ({ volatility, time, strike, warrants = ONE, existing_shares, dividend_yield = ZERO, ...terms }) => {
    const undiluted =
      existing_shares === undefined
        ? warrants
        : warrants.times(existing_shares).div(existing_shares.plus(warrants));
    const payoff = openPayoff((price) =>
      times(undiluted, bounded(add(price, constant(strike.neg())), { floor: "0" })),
    );
    return certified((numbers) => {
      const { forward, money } = sharePrices({ time, dividend_yield, ...terms }, numbers);
      return expectation(payoff, lognormalAfter(time, forward, volatility), numbers)
        .times(money)
        .toResult();
    });
  },
});
