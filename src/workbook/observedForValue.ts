import type { Asset } from "../algebra/asset.js";
import type { Observable } from "../algebra/observable.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { worldOf } from "../pricing/world.js";
import type { Context } from "./context.js";
import type { Observed } from "./observed.js";
import { observedMetric } from "./observedMetric.js";
import { observedPrice } from "./observedPrice.js";

/** With the drift of prices: what flows are expected under. For a share delivered, under its own measure. */
export function observedForValue(
  context: Context,
  observable: Observable,
  adjusted: boolean,
  delivered: Asset,
): Observed {
  const middle = meanOf(context, observable, adjusted, delivered);
  if (observable.kind === "price") {
    const ownShare = delivered.kind === "share" && delivered.issuer === observable.issuer;
    return { ...observedPrice(context, observable, ownShare), middle };
  }
  return { ...observedMetric(context, observable, adjusted), middle };
}

/** The mean as the library has it. */
function meanOf(
  { beliefs, currency }: Context,
  observable: Observable,
  adjusted: boolean,
  delivered: Asset,
): Decimal {
  const world = worldOf(beliefs, currency);
  return certified((numbers) => {
    const outlook = world.outlook(numbers);
    const plain = observable.kind === "metric" && !adjusted;
    const { mean } = plain
      ? { mean: outlook.forecast(observable) }
      : outlook.riskNeutral(observable, delivered);
    return mean.toResult();
  });
}

/** The cell of the single number that stands for an observable: a metric's expected value, a price's forward. */
export const forecastOf = (context: Context, observable: Observable): string =>
  observable.kind === "price"
    ? observedPrice(context, observable, false).mean
    : observedMetric(context, observable, false).mean;
