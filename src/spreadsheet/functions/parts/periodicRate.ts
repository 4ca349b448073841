import { number } from "../../parameter.js";

/** A rate a period: more than −1, or nothing would be left after one. */
export const periodicRate = (description: string) =>
  number(description, (rate) => (rate.greaterThan(-1) ? undefined : "must be greater than -1 (0.08 is 8%)"));
