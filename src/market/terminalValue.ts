// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import { missingBelief, OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { ownProperty } from "../schema/records.js";
import type { Curve } from "./curve/curve.js";
import { yearlyLogarithm } from "./growth.js";
import { compoundingInTheEnd, type Rate } from "./rate.js";

/** What somebody believes of a metric after the last period that is forecast. */
export interface TerminalBelief {
  /** Growth a year for ever. */
  readonly terminalGrowth?: Decimal | undefined;
  /** How many times its figure the business is worth. */
  readonly exitMultiple?: Decimal | undefined;
}

type TerminalValue = Extract<Asset, { kind: "terminalValue" }>;

/** Where beliefs give the growth or the multiple, and what it is in words. */
export const TERMINAL_FIGURES = {
  growth: {
    field: "terminalGrowth",
    label: "Terminal growth",
    meaning: "how much it grows a year for ever after the last forecast, 0.02 for 2%",
  },
  multiple: {
    field: "exitMultiple",
    label: "Exit multiple",
    meaning: "how many times its last forecast the business is worth then",
  },
} as const;

/**
 * What one unit of a last figure stands for on its own day: the multiple or, with a growth of g and a rate of r a year,
 * (1 + g) ÷ (r − g).
 *
 * Source: Gordon, Dividends, Earnings and Stock Prices, Review of Economics and Statistics 41 (1959), with years for periods.
 */
export function terminalFactor(
  { metric, by }: TerminalValue,
  metrics: Readonly<Record<string, TerminalBelief>>,
  rateOf: () => Rate | Curve,
  numbers: Arithmetic,
): Real {
  const { field, meaning } = TERMINAL_FIGURES[by];
  const figure =
    ownProperty(metrics, metric)?.[field] ??
    missingBelief(["metrics", metric, field], `is needed: ${meaning}`);
  return by === "multiple" ? numbers.of(figure) : perpetuity(metric, figure, rateOf(), numbers);
}

function perpetuity(metric: string, growth: Decimal, rate: Rate | Curve, numbers: Arithmetic): Real {
  if ("kind" in rate || rate.compounding === "simple") {
    const message =
      "must state one rate for the component, with interest on interest: what grows for ever has no value off a curve or at simple interest";
    return missingBelief(["requiredReturns"], message);
  }
  const yearly = effectiveRate(rate, numbers);
  const grown = numbers.of(growth);
  const spread = yearly.minus(grown);
  if (spread.greaterThan(0)) return grown.plus(1).div(spread);
  const shown = formatPercent(yearly.toDecimal().toSignificantDigits(6));
  throw new OfferError({
    code: "out-of-range",
    path: ["metrics", metric, TERMINAL_FIGURES.growth.field],
    message: `must be below the rate at which it is discounted: growth of ${formatPercent(growth)} for ever at a rate of ${shown} a year is worth more than any amount`,
  });
}

/** What a rate adds in a year, exactly where interest is added once. */
function effectiveRate({ rate, compounding }: Rate, numbers: Arithmetic): Real {
  const later = compoundingInTheEnd(compounding);
  return later === "annual" || later === "simple"
    ? numbers.of(rate)
    : yearlyLogarithm(numbers.of(rate), later).expm1();
}
