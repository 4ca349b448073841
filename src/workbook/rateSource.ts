import type { FieldPath } from "../errors.js";
import type { Curve } from "../market/curve/curve.js";
import type { Rate } from "../market/rate.js";
import { ZERO } from "../numeric/decimal.js";
import { ownProperty } from "../schema/records.js";
import { beliefInput } from "./beliefInput.js";
import type { Context } from "./context.js";

const RATES = "Rates";

/** A rate with the name of its cell, or a curve, for which there is none. */
export type RateSource =
  | { readonly name: string; readonly rate: Rate; readonly curve?: undefined }
  | { readonly curve: Curve; readonly label: string };

function rateInput(
  context: Context,
  path: FieldPath,
  words: readonly string[],
  label: string,
  rate: Rate | Curve,
  note?: string,
): RateSource {
  if ("kind" in rate) return { curve: rate, label };
  const unit = `a year, ${rate.compounding}, ${rate.dayCount}`;
  const name = beliefInput(context, {
    section: RATES,
    label,
    unit,
    format: "percent",
    path,
    words,
    stated: rate.rate,
    note,
  });
  return { name, rate };
}

const NO_RATE: Rate = { rate: ZERO, compounding: "annual", dayCount: "ACT/365F" };

/** The discount rate of a currency. */
export function discountRateOf(context: Context, code: string): RateSource {
  const { beliefs, currency } = context;
  if (code === currency) {
    const { discountRate = NO_RATE } = beliefs;
    return rateInput(context, ["discountRate"], ["discount_rate"], "Discount rate", discountRate);
  }
  const quote = ownProperty(beliefs.currencies, code);
  const path = ["currencies", code, "discountRate"];
  const label = `Discount rate of ${code}`;
  return rateInput(
    context,
    path,
    [code, "discount_rate"],
    label,
    quote?.discountRate ?? NO_RATE,
    quote?.note,
  );
}

export const requiredReturnOf = (context: Context, component: string): RateSource | undefined => {
  const rate = ownProperty(context.beliefs.requiredReturns, component);
  const path = ["requiredReturns", component];
  const words = [component, "required_return"];
  return rate === undefined
    ? undefined
    : rateInput(context, path, words, `Required return of ${component}`, rate);
};

export const creditSpreadOf = (context: Context, party: string): string =>
  beliefInput(context, {
    section: RATES,
    label: `Credit spread of ${party}`,
    unit: "a year, on top of the rate",
    format: "percent",
    path: ["creditSpreads", party],
    words: [party, "credit_spread"],
    stated: ownProperty(context.beliefs.creditSpreads, party),
  });

export const spotRateOf = (context: Context, code: string): string =>
  beliefInput(context, {
    section: "Currencies",
    label: `${code}, spot`,
    unit: `${context.currency} for one ${code}`,
    format: "factor",
    path: ["currencies", code, "spot"],
    words: [code, "spot"],
    stated: ownProperty(context.beliefs.currencies, code)?.spot,
    note: ownProperty(context.beliefs.currencies, code)?.note,
  });
