import { excessiveRate, ruinousRate } from "../../../market/rate.js";
import { number } from "../../parameter.js";

/** A rate a year that compounds annually. */
export const yearlyRate = (description: string) =>
  number(description, (rate) => excessiveRate(rate) ?? ruinousRate(rate, "annual"));
