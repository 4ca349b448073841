import { certified } from "../numeric/certified.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { type LockUpModel, lockUpFraction } from "./lockUpModels.js";

/** A lock-up that has been read: years from delivery to its end, and continuous rates a year. */
interface LockUp {
  readonly model: LockUpModel;
  readonly volatility: Decimal;
  readonly years: Decimal;
  readonly dividendYield: Decimal;
  /** Only Chaffe's model asks. */
  readonly riskFreeRate?: Decimal | undefined;
}

/** What a lock-up takes off the price of a share, as a fraction. */
export const lockUpMarkdown = ({
  model,
  volatility,
  years,
  dividendYield,
  riskFreeRate = ZERO,
}: LockUp): Decimal =>
  certified((numbers) => {
    const factor = (rate: Decimal): Real => numbers.of(rate).times(numbers.of(years)).neg().exp();
    const sigma = numbers.of(volatility);
    return lockUpFraction(model, {
      variance: sigma.times(sigma).times(numbers.of(years)),
      afterDividends: factor(dividendYield),
      discountFactor: () => factor(riskFreeRate),
    }).toResult();
  });
