// Internal: no name of the public API lives here.

import { excessiveRate, ruinousRate } from "../../../market/rate.js";
import { number, optional, type Parameter } from "../../parameter.js";

/** A number within bounds, both ends included; `hint` says how it is written. */
export const between = (least: number, most: number, description: string, hint = "") =>
  number(description, (value) =>
    value.lessThan(least) || value.greaterThan(most)
      ? `must be between ${least} and ${most}${hint && ` (${hint})`}`
      : undefined,
  );

export const positive = (description: string) =>
  number(description, (value) => (value.greaterThan(0) ? undefined : "must be greater than 0"));

export const nonNegative = (description: string) =>
  number(description, (value) => (value.lessThan(0) ? "must not be negative" : undefined));

/** A whole number between two others. */
export const whole = (description: string, least: number, most: number): Parameter<number | undefined> => {
  const plain = number(description, (value) =>
    value.isInteger() && value.greaterThanOrEqualTo(least) && value.lessThanOrEqualTo(most)
      ? undefined
      : `must be a whole number from ${least} to ${most}`,
  );
  return { ...plain, read: (argument, reader, name) => plain.read(argument, reader, name)?.toNumber() };
};

export const probability = (description: string) => between(0, 1, description, "0.25 is 25%");

/** Beyond 1,000% a volatility is a slip of the pen. */
export const MAX_VOLATILITY = 10;

/** Yearly volatility of a lognormal. */
export const volatility = (description: string) => between(0, MAX_VOLATILITY, description, "0.4 is 40%");

const MAX_YEARS = 1000;

/** A time in years, whole or not. */
export const years = (description: string) => between(0, MAX_YEARS, description);

/** A rate a period: more than −1, or nothing would be left after one. */
export const periodicRate = (description: string) =>
  number(description, (rate) => (rate.greaterThan(-1) ? undefined : "must be greater than -1 (0.08 is 8%)"));

/** A rate a year that compounds annually. */
export const yearlyRate = (description: string) =>
  number(description, (rate) => excessiveRate(rate) ?? ruinousRate(rate, "annual"));

const MAX_RATE = 10;

/** A yield, a premium or a rate a year that compounds continuously. */
export const continuousRate = (description: string) =>
  between(-MAX_RATE, MAX_RATE, description, "0.02 is 2%");

/** Which of several rates is meant, as the guess of other spreadsheets. */
export const guess = () => optional(number("Of several rates the nearest to this is meant"));
