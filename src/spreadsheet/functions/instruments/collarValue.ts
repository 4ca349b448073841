import { constant } from "../../../algebra/amount.js";
import { byBand, type Consideration, type Offered } from "../../../components/parts/collar.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { expectation } from "../../../pricing/expectation.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { bandCells, checkBand } from "../parts/bandCells.js";
import { lognormalAfter } from "../parts/lognormalAfter.js";
import { openPayoff } from "../parts/openPayoff.js";
import { dividendCell, quoteCells } from "../parts/quoteCells.js";
import { sharePrices } from "../parts/sharePrices.js";

export const collarValue = spreadsheetFunction({
  name: "COLLAR_VALUE",
  summary: "What the shares that a collar gives for each target share are worth today.",
  parameters: { ...quoteCells(), ...bandCells(), ...dividendCell() },
  result: "number",
  run: ({ volatility, time, type, amount, low, high, dividend_yield = ZERO, ...terms }) => {
    checkBand({ low, high });
    const offered = type === "value" ? fixedValue(amount, low, high) : fixedRatio(amount, low, high);
    const payoffOf = (key: "shares" | "value") =>
      openPayoff((price) => byBand(price, offered, (part) => constant(partOf(part, key))));
    const [shares, value] = [payoffOf("shares"), payoffOf("value")];
    return certified((numbers) => {
      const prices = sharePrices({ time, dividend_yield, ...terms }, numbers);
      const sigma = numbers.of(volatility);
      // Counted in shares, the price drifts up by its variance: what is delivered is worth more when it is dear.
      const tilted = prices.forward.times(sigma.times(sigma).times(numbers.of(time)).exp());
      const number = expectation(shares, lognormalAfter(time, tilted, volatility), numbers);
      const worth = expectation(value, lognormalAfter(time, prices.forward, volatility), numbers);
      return number.times(prices.share).plus(worth.times(prices.money)).toResult();
    });
  },
});

const partOf = (part: Consideration, key: "shares" | "value"): Decimal =>
  (part as Partial<Record<typeof key, Decimal>>)[key] ?? ZERO;

type Ends = readonly [low: Decimal | undefined, high: Decimal | undefined];

/** A fixed value, and beyond each end of the band the number of shares that it is there. */
const fixedValue = (value: Decimal, ...[low, high]: Ends): Offered => ({
  inside: { value },
  low: low && { at: low, beyond: { shares: value.div(low) } },
  high: high && { at: high, beyond: { shares: value.div(high) } },
});

/** A fixed number of shares, and beyond each end of the band what they are worth there. */
const fixedRatio = (shares: Decimal, ...[low, high]: Ends): Offered => ({
  inside: { shares },
  low: low && { at: low, beyond: { value: shares.times(low) } },
  high: high && { at: high, beyond: { value: shares.times(high) } },
});
