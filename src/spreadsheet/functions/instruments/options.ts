// Internal: no name of the public API lives here.

import { type Amount, add, constant, ifAtLeast, times } from "../../../algebra/amount.js";
import { bounded } from "../../../components/parts/amounts.js";
import { type Decimal, ONE, ZERO } from "../../../numeric/decimal.js";
import { choice, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { nonNegative, positive, volatility, yearlyRate, years } from "../parts/numberCells.js";
import { expectedValue, lognormalAfter, openPayoff } from "../parts/payoffs.js";

/** What an option is on and when it is exercised. */
const optionCells = () => ({
  type: required(choice("call pays above the strike, put below it", ["call", "put"])),
  forward: required(positive("Forward price of the underlying for that day, not its price today")),
  strike: required(nonNegative("The strike")),
  volatility: required(volatility("Yearly volatility: 0.4 is 40%")),
  time: required(years("Years from today to the exercise and the payment")),
  rate: optional(yearlyRate("Discount rate a year, compounded annually; not discounted unless stated")),
});

interface Terms {
  readonly forward: Decimal;
  readonly volatility: Decimal;
  readonly time: Decimal;
  readonly rate: Decimal | undefined;
}

/** What an amount of a lognormal is worth today, from its forward. */
const blackValue = (
  { forward, volatility, time, rate = ZERO }: Terms,
  paid: (price: Amount) => Amount,
): Decimal =>
  expectedValue(
    openPayoff(paid),
    (numbers) => lognormalAfter(time, numbers.of(forward), volatility),
    time,
    rate,
  );

export const option = spreadsheetFunction({
  name: "OPTION",
  summary: "Value today of a European call or put on a lognormal, from its forward (Black 1976).",
  parameters: optionCells(),
  result: "number",
  run: ({ type, strike, ...terms }) => {
    const side = type === "call" ? "1" : "-1";
    return blackValue(terms, (price) =>
      bounded(add(times(side, price), constant(strike.times(side).neg())), { floor: "0" }),
    );
  },
});

export const digital = spreadsheetFunction({
  name: "DIGITAL",
  summary:
    "Value today of a fixed payment where a lognormal ends at or above its strike (call), or below it (put).",
  parameters: { ...optionCells(), payment: optional(nonNegative("What is paid, 1 unless stated")) },
  result: "number",
  run: ({ type, strike, payment = ONE, ...terms }) => {
    const [paid, nothing] = [constant(payment), constant("0")];
    const [reached, missed] = type === "call" ? [paid, nothing] : [nothing, paid];
    return blackValue(terms, (price) => ifAtLeast(price, strike, reached, missed));
  },
});
