// Internal: no name of the public API lives here.

import { constant } from "../../../algebra/amount.js";
import { byBand, type Consideration, type Offered } from "../../../components/parts/collar.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { expectation } from "../../../pricing/expectation.js";
import { collaredRatio } from "../../../settlement/exchangeRatioAt.js";
import { choice, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { positive, whole } from "../parts/numberCells.js";
import { lognormalAfter, openPayoff } from "../parts/payoffs.js";
import { refuse } from "../parts/refusals.js";
import { dividendCell, quoteCells, sharePrices } from "../parts/shareQuote.js";

/** What a collar offers for each target share. */
const bandCells = () => ({
  type: required(choice("What is fixed inside the band", ["value", "ratio"])),
  amount: required(positive("That value in money, or that number of shares, for each target share")),
  low: optional(positive("Lower end of the band, a price of one share; none unless stated")),
  high: optional(positive("Upper end of the band; none unless stated")),
});

/** Refuses a band that ends below where it begins. */
function checkBand({
  low,
  high,
}: {
  readonly low: Decimal | undefined;
  readonly high: Decimal | undefined;
}): void {
  if (low !== undefined && high?.lessThanOrEqualTo(low)) refuse(["high"], `must be above low, ${low}`, high);
}

export const collarRatio = spreadsheetFunction({
  name: "COLLAR_RATIO",
  summary: "How many shares each target share turns into at a reference price, under a collar.",
  parameters: {
    price: required(positive("The reference price of one of the shares that are issued")),
    ...bandCells(),
    decimals: optional(whole("Decimal places of the ratio, halves up; 4 unless stated", 0, 20)),
  },
  result: "number",
  run: ({ price, type, amount, decimals: places = 4, ...band }) => {
    checkBand(band);
    return collaredRatio(price, { ...band, [type]: amount }, { places, mode: "half-up" });
  },
});

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
  low: low && { level: low, beyond: { shares: value.div(low) } },
  high: high && { level: high, beyond: { shares: value.div(high) } },
});

/** A fixed number of shares, and beyond each end of the band what they are worth there. */
const fixedRatio = (shares: Decimal, ...[low, high]: Ends): Offered => ({
  inside: { shares },
  low: low && { level: low, beyond: { value: shares.times(low) } },
  high: high && { level: high, beyond: { value: shares.times(high) } },
});
