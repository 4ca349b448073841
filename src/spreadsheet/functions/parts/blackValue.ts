import type { Amount } from "../../../algebra/amount.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { expectedValue } from "./expectedValue.js";
import { lognormalAfter } from "./lognormalAfter.js";
import { openPayoff } from "./openPayoff.js";

interface Terms {
  readonly forward: Decimal;
  readonly volatility: Decimal;
  readonly time: Decimal;
  readonly rate: Decimal | undefined;
}

/** What an amount of a lognormal is worth today, from its forward. */
export const blackValue = (
  { forward, volatility, time, rate = ZERO }: Terms,
  paid: (price: Amount) => Amount,
): Decimal =>
  expectedValue(
    openPayoff(paid),
    (numbers) => lognormalAfter(time, numbers.of(forward), volatility),
    time,
    rate,
  );
