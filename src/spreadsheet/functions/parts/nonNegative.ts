import { number } from "../../parameter.js";

export const nonNegative = (description: string) =>
  number(description, (value) => (value.lessThan(0) ? "must not be negative" : undefined));
