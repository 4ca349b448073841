import { number } from "../../parameter.js";

export const positive = (description: string) =>
  number(description, (value) => (value.greaterThan(0) ? undefined : "must be greater than 0"));
